-- What a tenant looks for on Amazon, and what was found (server/track/categories).
create schema categories;
grant usage on schema categories to tradewind_app, tradewind_system;

create table categories.category (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 100),
  -- What its products are tagged with.
  tag text not null check (length(tag) between 1 and 40),
  marketplace text not null,
  keywords text[] not null check (cardinality(keywords) <= 10),
  bestseller_url text check (length(bestseller_url) <= 500),
  -- False: what is found is shown, and not tracked.
  auto_crawl boolean not null,
  crawl_schedule text not null check (crawl_schedule in ('hourly', '6h', 'daily', 'weekly')),
  max_products int not null check (max_products between 1 and 100),
  -- Properties of the products that are shown as columns.
  columns text[] not null default '{}',
  -- Made by one click; once for a tenant.
  preset text,
  -- The search that is under way.
  search_id uuid,
  task_id uuid,
  next_search_at timestamptz,
  last_search_at timestamptz,
  -- How the last search ended: { found, added, no_room } or { code }.
  last_result jsonb,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  check (cardinality(keywords) > 0 or bestseller_url is not null)
);
create unique index category_name on categories.category (tenant_id, lower(name));
create unique index category_preset on categories.category (tenant_id, preset) where preset is not null;
create unique index category_search on categories.category (tenant_id, search_id) where search_id is not null;
create index category_due on categories.category (next_search_at) where search_id is null;

create table categories.find (
  tenant_id uuid not null,
  category_id uuid not null,
  listing_id uuid not null,
  asin text not null,
  title text,
  image_url text,
  -- In the list of its keyword, 1 is the first; null: the last search did not find it any more.
  position int check (position > 0),
  -- What found it: a keyword, or null for the list of bestsellers.
  keyword text,
  -- The plan had no room for it.
  had_no_room boolean not null default false,
  first_found_at timestamptz(3) not null,
  last_found_at timestamptz(3) not null,
  primary key (tenant_id, category_id, listing_id),
  foreign key (tenant_id, category_id) references categories.category on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['category', 'find'] loop
    execute format('alter table categories.%I enable row level security', name);
    execute format('alter table categories.%I force row level security', name);
    execute format('create policy %I on categories.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on categories.%I to tradewind_app', name);
  end loop;
end $$;
-- The clock asks which searches are due.
create policy category_system on categories.category for select to tradewind_system using (true);
grant select on categories.category to tradewind_system;
