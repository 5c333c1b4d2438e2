create schema carts;
grant usage on schema carts to tradewind_app, tradewind_system;

create table carts.cart (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- SHA-256 of the secret a guest names it by; null for a customer's.
  token_hash bytea,
  customer_id uuid,
  currency char(3) not null,
  email text check (length(email) <= 254),
  address jsonb,
  shipping_method_id uuid,
  coupon_code text check (length(coupon_code) <= 40),
  points int not null default 0 check (points >= 0),
  state text not null default 'open' check (state in ('open', 'ordered', 'merged')),
  order_id uuid,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  primary key (tenant_id, id),
  check ((state = 'ordered') = (order_id is not null)),
  check (token_hash is not null or customer_id is not null)
);
create unique index cart_token on carts.cart (tenant_id, token_hash) where token_hash is not null;
-- A customer has one, on whichever device.
create unique index cart_of_customer on carts.cart (tenant_id, customer_id) where state = 'open' and customer_id is not null;
create index cart_expiry on carts.cart (expires_at) where state <> 'ordered';

create table carts.line (
  tenant_id uuid not null,
  cart_id uuid not null,
  sku_id uuid not null,
  quantity int not null check (quantity between 1 and 9999),
  -- What one cost when it was put in: a change since is shown.
  seen_minor bigint not null,
  seen_currency char(3) not null,
  added_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, cart_id, sku_id),
  foreign key (tenant_id, cart_id) references carts.cart (tenant_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['cart', 'line'] loop
    execute format('alter table carts.%I enable row level security', name);
    execute format('alter table carts.%I force row level security', name);
    execute format('create policy %I on carts.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on carts.%I to tradewind_app', name);
    execute format('create policy %I on carts.%I to tradewind_system using (true)', name || '_system', name);
    execute format('grant select, delete on carts.%I to tradewind_system', name);
  end loop;
end $$;
