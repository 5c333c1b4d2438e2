create schema catalog;
grant usage on schema catalog to tradewind_app, tradewind_system;

-- What a store sells. Options stand in it as [{ name, values: [] }]; its SKUs name a value of each.
create table catalog.product (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  slug text not null check (length(slug) between 1 and 120),
  name text not null check (length(name) between 1 and 300),
  brand text check (length(brand) between 1 and 120),
  description text not null default '' check (length(description) <= 50000),
  attributes jsonb not null default '[]' check (jsonb_typeof(attributes) = 'array'),
  options jsonb not null default '[]' check (jsonb_typeof(options) = 'array'),
  tax_category text not null default 'standard' check (tax_category ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
  language text not null,
  status text not null default 'draft' check (status in ('draft', 'published')),
  channels text[] not null default '{shop,live}' check (channels <@ '{shop,live}'),
  -- Kept by reviews: the mean of the stars, and how many there are.
  rating numeric(3, 2) check (rating between 1 and 5),
  reviews integer not null default 0 check (reviews >= 0),
  -- Counts the changes: who writes names the one they read.
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  removed_at timestamptz(3),
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
create index product_newest on catalog.product (tenant_id, created_at desc, id desc);
create index product_removed on catalog.product (removed_at) where removed_at is not null;
alter table catalog.product enable row level security;
alter table catalog.product force row level security;
create policy product_own on catalog.product to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on catalog.product to tradewind_app;
create policy product_system on catalog.product to tradewind_system using (true);
grant select, delete on catalog.product to tradewind_system;

-- Slugs that products had: links to them still arrive.
create table catalog.slug_history (
  tenant_id uuid not null,
  slug text not null,
  product_id uuid not null,
  left_at timestamptz(3) not null default now(),
  primary key (tenant_id, slug),
  foreign key (tenant_id, product_id) references catalog.product (tenant_id, id) on delete cascade
);
create index slug_history_product on catalog.slug_history (tenant_id, product_id);
alter table catalog.slug_history enable row level security;
alter table catalog.slug_history force row level security;
create policy slug_history_own on catalog.slug_history to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on catalog.slug_history to tradewind_app;

-- The tree of categories. `path` holds the ids from the root to the category itself; the trigger below keeps it.
create table catalog.category (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  parent_id uuid,
  position integer not null default 0,
  slug text not null check (length(slug) between 1 and 120),
  name text not null check (length(name) between 1 and 120),
  path uuid[] not null default '{}' check (cardinality(path) between 1 and 8),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, slug),
  foreign key (tenant_id, parent_id) references catalog.category (tenant_id, id),
  check (parent_id is distinct from id)
);
create unique index category_name on catalog.category (tenant_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid), lower(name));
alter table catalog.category enable row level security;
alter table catalog.category force row level security;
create policy category_own on catalog.category to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on catalog.category to tradewind_app;

-- One move of a tenant's tree at a time: two that are each right alone could make a circle together.
create function catalog.place_category() returns trigger language plpgsql as $$
declare above uuid[] := '{}';
begin
  perform pg_advisory_xact_lock(hashtextextended('catalog.category ' || new.tenant_id::text, 0));
  if new.parent_id is not null then
    select path into above from catalog.category where tenant_id = new.tenant_id and id = new.parent_id;
    if above is null or new.id = any (above) then
      raise exception 'a category cannot stand below itself' using errcode = '23514', constraint = 'category_circle';
    end if;
  end if;
  new.path := above || new.id;
  return new;
end $$;
create trigger category_placed before insert or update of parent_id on catalog.category for each row execute function catalog.place_category();

create function catalog.carry_category() returns trigger language plpgsql as $$
begin
  update catalog.category set path = new.path || path[array_position(path, new.id) + 1:]
    where tenant_id = new.tenant_id and id <> new.id and new.id = any (path);
  return null;
end $$;
create trigger category_carried after update of parent_id on catalog.category for each row when (old.path is distinct from new.path) execute function catalog.carry_category();

create table catalog.product_category (
  tenant_id uuid not null,
  product_id uuid not null,
  category_id uuid not null,
  primary key (tenant_id, product_id, category_id),
  foreign key (tenant_id, product_id) references catalog.product (tenant_id, id) on delete cascade,
  foreign key (tenant_id, category_id) references catalog.category (tenant_id, id) on delete cascade
);
create index product_category_category on catalog.product_category (tenant_id, category_id, product_id);
alter table catalog.product_category enable row level security;
alter table catalog.product_category force row level security;
create policy product_category_own on catalog.product_category to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on catalog.product_category to tradewind_app;

-- What is bought: one combination of a product's options.
create table catalog.sku (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  product_id uuid not null,
  sku text not null check (length(sku) between 1 and 64),
  barcode text check (length(barcode) between 1 and 50),
  -- A value of each option of the product, in their order.
  option_values text[] not null default '{}',
  weight_g integer not null default 0 check (weight_g between 0 and 100000000),
  requires_shipping boolean not null default true,
  is_active boolean not null default true,
  position integer not null default 0,
  -- Kept by what inventory tells.
  in_stock boolean not null default false,
  -- The product of `track` that is the same thing on Amazon.
  tracked_product_id uuid,
  created_at timestamptz(3) not null default now(),
  removed_at timestamptz(3),
  primary key (tenant_id, id),
  foreign key (tenant_id, product_id) references catalog.product (tenant_id, id) on delete cascade
);
create unique index sku_code on catalog.sku (tenant_id, sku) where removed_at is null;
create unique index sku_combination on catalog.sku (tenant_id, product_id, option_values) where removed_at is null;
create index sku_product on catalog.sku (tenant_id, product_id, position, id);
create index sku_barcode on catalog.sku (tenant_id, barcode) where barcode is not null;
create index sku_tracked on catalog.sku (tenant_id, tracked_product_id) where tracked_product_id is not null;
alter table catalog.sku enable row level security;
alter table catalog.sku force row level security;
create policy sku_own on catalog.sku to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on catalog.sku to tradewind_app;

-- At the end of a transaction every SKU that is there names one value of each option of its product, and none besides.
create function catalog.check_options() returns trigger language plpgsql as $$
declare of_product uuid := case tg_table_name when 'sku' then (to_jsonb(new) ->> 'product_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
begin
  if exists (
    select from catalog.sku s join catalog.product p on p.tenant_id = s.tenant_id and p.id = s.product_id
    where s.tenant_id = new.tenant_id and s.product_id = of_product and s.removed_at is null
      and (cardinality(s.option_values) <> jsonb_array_length(p.options)
        or exists (select from unnest(s.option_values) with ordinality v(value, place) where not p.options -> (place::int - 1) -> 'values' ? value))
  ) then
    raise exception 'a SKU names one value of each option of its product' using errcode = '23514', constraint = 'sku_options';
  end if;
  return null;
end $$;
create constraint trigger sku_options after insert or update of option_values, product_id, removed_at on catalog.sku deferrable initially deferred
  for each row execute function catalog.check_options();
create constraint trigger product_options after update of options on catalog.product deferrable initially deferred
  for each row when (old.options is distinct from new.options) execute function catalog.check_options();

-- What a SKU costs in a currency; a sale holds from `sale_from` until just before `sale_to`, null being always.
create table catalog.price (
  tenant_id uuid not null,
  sku_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor between 0 and 1000000000000),
  -- What it cost before, or elsewhere: shown struck through.
  list_minor bigint check (list_minor >= amount_minor and list_minor <= 1000000000000),
  sale_minor bigint check (sale_minor >= 0 and sale_minor < amount_minor),
  sale_from timestamptz(3),
  sale_to timestamptz(3),
  primary key (tenant_id, sku_id, currency),
  foreign key (tenant_id, sku_id) references catalog.sku (tenant_id, id) on delete cascade,
  check (sale_from < sale_to),
  check (sale_minor is not null or (sale_from is null and sale_to is null))
);
alter table catalog.price enable row level security;
alter table catalog.price force row level security;
create policy price_own on catalog.price to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on catalog.price to tradewind_app;

-- The price at a moment, and what is struck through beside it: the only places that know how a sale works.
create function catalog.is_sale_on(sale_minor bigint, sale_from timestamptz, sale_to timestamptz, at timestamptz) returns boolean language sql immutable parallel safe
  return sale_minor is not null and (sale_from is null or sale_from <= at) and (sale_to is null or at < sale_to);
create function catalog.price_at(amount_minor bigint, sale_minor bigint, sale_from timestamptz, sale_to timestamptz, at timestamptz) returns bigint language sql immutable parallel safe
  return case when catalog.is_sale_on(sale_minor, sale_from, sale_to, at) then sale_minor else amount_minor end;
create function catalog.list_at(amount_minor bigint, list_minor bigint, sale_minor bigint, sale_from timestamptz, sale_to timestamptz, at timestamptz) returns bigint language sql immutable parallel safe
  return case when catalog.is_sale_on(sale_minor, sale_from, sale_to, at) then coalesce(list_minor, amount_minor) when list_minor > amount_minor then list_minor end;

-- An image that was taken in: without what the camera wrote about it, turned upright. Its file is the largest; sizes are made from it when first asked for.
create table catalog.picture (
  tenant_id uuid not null,
  id uuid not null unique default gen_random_uuid(),
  file_id uuid not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  sha256 text not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
alter table catalog.picture enable row level security;
alter table catalog.picture force row level security;
create policy picture_own on catalog.picture to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, delete on catalog.picture to tradewind_app;
-- A picture is asked for by its id alone: an <img> names no store.
create policy picture_system on catalog.picture for select to tradewind_system using (true);
grant select on catalog.picture to tradewind_system;

create table catalog.rendition (
  tenant_id uuid not null,
  picture_id uuid not null,
  size integer not null,
  format text not null check (format in ('avif', 'webp', 'jpeg')),
  file_id uuid not null,
  primary key (tenant_id, picture_id, size, format),
  foreign key (tenant_id, picture_id) references catalog.picture (tenant_id, id) on delete cascade
);
alter table catalog.rendition enable row level security;
alter table catalog.rendition force row level security;
create policy rendition_own on catalog.rendition to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, delete on catalog.rendition to tradewind_app;
create policy rendition_system on catalog.rendition for select to tradewind_system using (true);
grant select on catalog.rendition to tradewind_system;

create table catalog.product_image (
  tenant_id uuid not null,
  product_id uuid not null,
  picture_id uuid not null,
  position integer not null,
  alt text not null default '' check (length(alt) <= 300),
  primary key (tenant_id, product_id, picture_id),
  foreign key (tenant_id, product_id) references catalog.product (tenant_id, id) on delete cascade,
  foreign key (tenant_id, picture_id) references catalog.picture (tenant_id, id) on delete cascade
);
create index product_image_picture on catalog.product_image (tenant_id, picture_id);
alter table catalog.product_image enable row level security;
alter table catalog.product_image force row level security;
create policy product_image_own on catalog.product_image to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on catalog.product_image to tradewind_app;

-- What a tile shows of a published product: a row for each currency, and for each period in which its prices stand still, so that a sale opens and closes by the clock alone.
create table catalog.card (
  tenant_id uuid not null,
  product_id uuid not null,
  currency text not null,
  period_from timestamptz(3) not null,
  period_to timestamptz(3) not null,
  from_minor bigint not null,
  to_minor bigint not null,
  list_minor bigint,
  in_stock boolean not null,
  in_shop boolean not null,
  slug text not null,
  name text not null,
  name_key text not null,
  brand text,
  brand_key text,
  image jsonb,
  rating real,
  reviews integer not null,
  -- The mean of the stars, drawn towards 3.5 by ten stars that nobody gave: few reviews do not make a best seller.
  score real not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, product_id, currency, period_from),
  foreign key (tenant_id, product_id) references catalog.product (tenant_id, id) on delete cascade
);
create index card_newest on catalog.card (tenant_id, currency, created_at desc, product_id desc) where in_shop;
create index card_price on catalog.card (tenant_id, currency, from_minor, product_id) where in_shop;
create index card_name on catalog.card (tenant_id, currency, name_key, product_id) where in_shop;
create index card_score on catalog.card (tenant_id, currency, score desc, product_id desc) where in_shop;
create index card_brand on catalog.card (tenant_id, currency, brand_key, created_at desc, product_id desc) where in_shop;
alter table catalog.card enable row level security;
alter table catalog.card force row level security;
create policy card_own on catalog.card to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on catalog.card to tradewind_app;
