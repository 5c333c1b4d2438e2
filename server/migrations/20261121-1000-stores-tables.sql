create schema stores;
grant usage on schema stores to tradewind_app, tradewind_system, tradewind_auth;

-- A tenant's store: one each. Who shops there names it by its code or its domain before any tenant is known.
create table stores.store (
  tenant_id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9](-?[a-z0-9])*$' and length(code) between 2 and 40),
  domain text unique check (domain = lower(domain)),
  name text not null check (length(name) between 1 and 120),
  country char(2) not null,
  currency char(3) not null,
  currencies text[] not null,
  languages text[] not null check (cardinality(languages) between 1 and 20),
  prices_include_tax boolean not null,
  order_prefix text not null check (order_prefix ~ '^[A-Z0-9]{1,6}$'),
  -- Closed: shoppers are told, sellers go on working.
  is_open boolean not null default true,
  created_at timestamptz(3) not null default now(),
  check (currency = any (currencies))
);
alter table stores.store enable row level security;
alter table stores.store force row level security;
create policy store_own on stores.store to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on stores.store to tradewind_app;
create policy store_system on stores.store for select to tradewind_system using (true);
grant select on stores.store to tradewind_system;
create policy store_found on stores.store for select to tradewind_auth using (true);
grant select on stores.store to tradewind_auth;
