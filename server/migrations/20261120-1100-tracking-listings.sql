-- Listings, what was observed of them, and who tracks them (server/track/tracking).
create schema tracking;
grant usage on schema tracking to tradewind_app, tradewind_system;

-- A page on Amazon. Shared: it says nothing but that the page was once named.
create table tracking.listing (
  id uuid primary key default gen_random_uuid(),
  marketplace text not null check (marketplace ~ '^[a-z]{2}$'),
  asin text not null check (asin ~ '^(B[0-9A-Z]{9}|[0-9]{9}[0-9X])$'),
  created_at timestamptz not null default now(),
  unique (marketplace, asin)
);
grant select, insert on tracking.listing to tradewind_app, tradewind_system;

-- Below a listing everything has an owner: the nil UUID is Tradewind itself and seen by all, a tenant's rows by it alone.
-- No foreign keys from the wide tables: a listing is never deleted, and a check a row would halve the ingestion.

-- One source's view of a listing at one time. A column that is null was not observed, unless its bit is set in `absent`
-- (there was none) or in `unknown` (the source does not know from here on). Bits: server/track/tracking/metrics.ts.
create table tracking.observation (
  listing_id uuid not null,
  tenant_id uuid not null,
  observed_at timestamptz not null,
  source text not null check (source in ('keepa', 'axesso', 'junglee', 'brightdata', 'csv', 'crawl')),
  price_minor int check (price_minor >= 0),
  buy_box_minor int check (buy_box_minor >= 0),
  buy_box_shipping_minor int check (buy_box_shipping_minor >= 0),
  list_minor int check (list_minor >= 0),
  amazon_minor int check (amazon_minor >= 0),
  used_minor int check (used_minor >= 0),
  fba_minor int check (fba_minor >= 0),
  fbm_minor int check (fbm_minor >= 0),
  bsr int check (bsr >= 1),
  rating real check (rating between 0 and 5),
  reviews int check (reviews >= 0),
  monthly_sold int check (monthly_sold >= 0),
  offers_new int check (offers_new >= 0),
  offers_used int check (offers_used >= 0),
  buy_box_seller text,
  availability text check (availability in ('in_stock', 'out_of_stock')),
  currency char(3),
  -- Seconds the values hold; null until the next change.
  holds_s int check (holds_s > 0),
  absent int,
  unknown int,
  primary key (listing_id, tenant_id, observed_at, source)
) partition by range (observed_at);

create table tracking.rank (
  listing_id uuid not null,
  tenant_id uuid not null,
  category_id text not null,
  observed_at timestamptz not null,
  source text not null,
  rank int check (rank >= 1), -- null: not ranked
  primary key (listing_id, tenant_id, category_id, observed_at, source)
) partition by range (observed_at);

-- Series without a column of their own: conditions, coupons, deals, parents. Null is absent.
create table tracking.series_point (
  listing_id uuid not null,
  tenant_id uuid not null,
  series text not null,
  observed_at timestamptz not null,
  source text not null,
  value double precision,
  text text,
  primary key (listing_id, tenant_id, series, observed_at, source)
) partition by range (observed_at);

-- Partitions exist for the months that hold something. Attaching does not wait for readers or writers of the parent.
-- The tables below belong to the owner alone: row-level security of the parent would not hold for them.
create function tracking.ensure_months(months date[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month date;
  parent text;
  part text;
begin
  foreach month in array months loop
    month := date_trunc('month', month);
    if month < date '2000-01-01' or month > date '2100-12-01' then
      raise exception 'no partition for %', month using errcode = 'check_violation';
    end if;
    foreach parent in array array['observation', 'rank', 'series_point'] loop
      part := parent || '_' || to_char(month, 'YYYYMM');
      continue when exists (select from pg_class where relname = part and relnamespace = 'tracking'::regnamespace);
      perform pg_advisory_xact_lock(hashtextextended('tracking.ensure_months', 0));
      -- A query sees what was committed while this waited; to_regclass answers from a cache that may not.
      continue when exists (select from pg_class where relname = part and relnamespace = 'tracking'::regnamespace);
      execute format('create table tracking.%I (like tracking.%I including defaults including constraints)', part, parent);
      execute format('revoke all on tracking.%I from public, tradewind_app, tradewind_system, tradewind_auth', part);
      execute format('alter table tracking.%I enable row level security', part);
      execute format('alter table tracking.%I attach partition tracking.%I for values from (%L) to (%L)',
        parent, part, (month::timestamp at time zone 'UTC'), ((month + interval '1 month')::timestamp at time zone 'UTC'));
    end loop;
  end loop;
end $$;
revoke execute on function tracking.ensure_months from public;
grant execute on function tracking.ensure_months to tradewind_app, tradewind_system;

-- What was last seen of each column, and when and by whom (`stamps`); also the lock a writer of the listing takes.
create table tracking.latest (
  listing_id uuid not null references tracking.listing,
  tenant_id uuid not null,
  observed_at timestamptz,
  price_minor int,
  buy_box_minor int,
  buy_box_shipping_minor int,
  list_minor int,
  amazon_minor int,
  used_minor int,
  fba_minor int,
  fbm_minor int,
  bsr int,
  rating real,
  reviews int,
  monthly_sold int,
  offers_new int,
  offers_used int,
  buy_box_seller text,
  availability text,
  currency char(3),
  -- Bits of the columns that were ever seen: null in one of them is known to be absent.
  seen int not null default 0,
  stamps jsonb not null default '{}',
  bsr_category text,
  title text,
  brand text,
  image_url text,
  parent_asin text,
  primary key (listing_id, tenant_id)
);

-- What each source gave. `known_until`: how far a source of changes has looked; its last value holds until then.
create table tracking.source_state (
  listing_id uuid not null references tracking.listing,
  tenant_id uuid not null,
  source text not null,
  points bigint not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  known_until timestamptz,
  primary key (listing_id, tenant_id, source)
);

create table tracking.category (
  marketplace text not null,
  tenant_id uuid not null,
  category_id text not null,
  name text not null,
  primary key (marketplace, tenant_id, category_id)
);

-- One row for each change of the page's words and pictures.
create table tracking.listing_content (
  listing_id uuid not null references tracking.listing,
  tenant_id uuid not null,
  source text not null,
  valid_from timestamptz not null,
  title text,
  brand text,
  bullets text[] not null,
  images text[] not null,
  description text,
  category_path text[] not null,
  parent_asin text,
  hash text not null,
  primary key (listing_id, tenant_id, source, valid_from)
);

-- Per metric and bucket (UTC), from its first point in the bucket to the bucket's end. A value carried in from before
-- completes it at read time: it holds from the bucket's start to first_at.
create table tracking.rollup_hour (
  listing_id uuid not null,
  tenant_id uuid not null,
  metric text not null,
  bucket_at timestamptz not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_value double precision, -- null: absent or unknown
  hold_end timestamptz,        -- when last_value stops to hold; null at the next change
  min double precision,
  max double precision,
  weighted_sum double precision not null, -- value × seconds
  covered_s double precision not null,
  primary key (listing_id, tenant_id, metric, bucket_at)
);
create table tracking.rollup_day (like tracking.rollup_hour including all);

-- A tenant tracks a listing.
create table tracking.product (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  listing_id uuid not null references tracking.listing,
  name text check (length(name) between 1 and 500),
  status text not null default 'active' check (status in ('active', 'paused')),
  crawl_frequency text not null default 'daily' check (crawl_frequency in ('hourly', '6h', 'daily', 'weekly')),
  created_at timestamptz not null default now(),
  unique (tenant_id, listing_id)
);
create index product_by_time on tracking.product (tenant_id, created_at desc, id);

create table tracking.import (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  task_id uuid,
  file_name text not null,
  format text check (format in ('json', 'csv')),
  options jsonb not null default '{}',
  dry_run boolean not null default false,
  items_read int not null default 0,
  items_kept int not null default 0,
  items_refused int not null default 0,
  points_read bigint not null default 0,
  points_added bigint not null default 0,
  problems_found int not null default 0,
  listings jsonb not null default '[]',
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index import_by_time on tracking.import (tenant_id, created_at desc);

create table tracking.import_problem (
  import_id uuid not null references tracking.import on delete cascade,
  ordinal int not null,
  tenant_id uuid not null,
  item int not null,
  line int,
  asin text,
  code text not null,
  field text,
  message text not null,
  fatal boolean not null,
  primary key (import_id, ordinal)
);

do $$
declare
  name text;
  own constant text := 'tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)';
  nil constant text := '''00000000-0000-0000-0000-000000000000''::uuid';
begin
  -- Facts: a tenant reads its own and the shared ones, and writes its own.
  foreach name in array array['observation', 'rank', 'series_point', 'latest', 'source_state', 'category', 'listing_content', 'rollup_hour', 'rollup_day'] loop
    execute format('alter table tracking.%I enable row level security', name);
    execute format('alter table tracking.%I force row level security', name);
    execute format('create policy %I on tracking.%I for select to tradewind_app using (%s or tenant_id = %s)', name || '_read', name, own, nil);
    execute format('create policy %I on tracking.%I for insert to tradewind_app with check (%s and tenant_id <> %s)', name || '_add', name, own, nil);
    execute format('create policy %I on tracking.%I for update to tradewind_app using (%s and tenant_id <> %s)', name || '_change', name, own, nil);
    execute format('create policy %I on tracking.%I to tradewind_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update on tracking.%I to tradewind_app, tradewind_system', name);
  end loop;
  -- What is private.
  foreach name in array array['product', 'import', 'import_problem'] loop
    execute format('alter table tracking.%I enable row level security', name);
    execute format('alter table tracking.%I force row level security', name);
    execute format('create policy %I on tracking.%I to tradewind_app using (%s) with check (%s)', name || '_own', name, own, own);
    execute format('grant select, insert, update, delete on tracking.%I to tradewind_app', name);
  end loop;
end $$;
-- Crawls, events and jobs across tenants ask who tracks a listing.
create policy product_system on tracking.product for select to tradewind_system using (true);
grant select on tracking.product to tradewind_system;
