create schema shipping;
grant usage on schema shipping to tradewind_app;

create table shipping.zone (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 80),
  -- Empty: everywhere that no other zone names.
  countries text[] not null,
  primary key (tenant_id, id)
);

create table shipping.method (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  zone_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  carrier text check (length(carrier) <= 80),
  min_days smallint check (min_days >= 0),
  max_days smallint check (max_days >= min_days),
  position int not null default 0,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, zone_id) references shipping.zone (tenant_id, id) on delete cascade
);

-- A flat rate is one row without a weight; rates by weight are several.
create table shipping.rate (
  tenant_id uuid not null,
  method_id uuid not null,
  currency char(3) not null,
  -- Up to and with this weight; null: however heavy.
  up_to_g int check (up_to_g > 0),
  price_minor bigint not null check (price_minor >= 0),
  -- Free from this worth of goods on; null: never.
  free_over_minor bigint check (free_over_minor > 0),
  foreign key (tenant_id, method_id) references shipping.method (tenant_id, id) on delete cascade
);
create unique index rate_step on shipping.rate (tenant_id, method_id, currency, coalesce(up_to_g, 2147483647));

create table shipping.shipment (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  order_id uuid not null,
  state text not null default 'packed' check (state in ('packed', 'shipped', 'delivered', 'cancelled')),
  carrier text check (length(carrier) <= 80),
  tracking_number text check (length(tracking_number) <= 120),
  tracking_url text check (length(tracking_url) <= 500),
  provider text not null default 'manual',
  label_file_id uuid,
  created_at timestamptz(3) not null default now(),
  shipped_at timestamptz(3),
  delivered_at timestamptz(3),
  primary key (tenant_id, id)
);
create index shipment_of_order on shipping.shipment (tenant_id, order_id, created_at);

create table shipping.shipment_line (
  tenant_id uuid not null,
  shipment_id uuid not null,
  line_id uuid not null,
  quantity int not null check (quantity > 0),
  primary key (tenant_id, shipment_id, line_id),
  foreign key (tenant_id, shipment_id) references shipping.shipment (tenant_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['zone', 'method', 'rate', 'shipment', 'shipment_line'] loop
    execute format('alter table shipping.%I enable row level security', name);
    execute format('alter table shipping.%I force row level security', name);
    execute format('create policy %I on shipping.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on shipping.%I to tradewind_app', name);
  end loop;
end $$;
