create schema tax;
grant usage on schema tax to tradewind_app;

-- Every rate that matches an address and a category is added: Canada's GST of the country and PST of the province.
create table tax.rate (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 80),
  country char(2) not null,
  -- State or province; null: all of the country.
  region text check (length(region) between 1 and 80),
  category text not null default 'standard' check (category ~ '^[a-z0-9_-]{1,40}$'),
  -- 0.19 is 19 %.
  rate numeric(9, 6) not null check (rate >= 0 and rate <= 1),
  on_shipping boolean not null default true,
  primary key (tenant_id, id)
);
create unique index rate_place on tax.rate (tenant_id, country, coalesce(region, ''), category, name);
alter table tax.rate enable row level security;
alter table tax.rate force row level security;
create policy rate_own on tax.rate to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on tax.rate to tradewind_app;
