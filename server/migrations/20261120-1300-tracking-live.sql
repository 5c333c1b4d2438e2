-- Products that people add by hand, by list and by file, and listings that Tradewind looks at itself.
alter table tracking.product
  add column category text check (length(category) between 1 and 200),
  add column tags text[] not null default '{}' check (cardinality(tags) <= 20);
create index product_listing on tracking.product (listing_id);
create index product_tag on tracking.product using gin (tags);

-- A product that was removed, until it is too late to change one's mind.
create table tracking.removed_product (
  tenant_id uuid not null,
  id uuid not null,
  listing_id uuid not null,
  name text,
  category text,
  tags text[] not null,
  status text not null,
  crawl_frequency text not null,
  created_at timestamptz not null,
  removed_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index removed_product_age on tracking.removed_product (removed_at);
alter table tracking.removed_product enable row level security;
alter table tracking.removed_product force row level security;
create policy removed_product_own on tracking.removed_product to tradewind_app
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy removed_product_system on tracking.removed_product to tradewind_system using (true);
grant select, insert, delete on tracking.removed_product to tradewind_app;
grant select, delete on tracking.removed_product to tradewind_system;

-- An upload brings history, or a list of products to track.
alter table tracking.import
  add column kind text not null default 'history' check (kind in ('history', 'products')),
  add column products_added int not null default 0;

-- What Tradewind fetched itself is kept for a time; imports and daily rollups stay.
grant delete on tracking.observation, tracking.rank, tracking.rollup_hour to tradewind_system;
create index product_attic on tracking.removed_product (listing_id);
