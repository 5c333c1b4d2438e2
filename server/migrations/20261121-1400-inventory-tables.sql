create schema inventory;
grant usage on schema inventory to tradewind_app, tradewind_system;

create table inventory.location (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  country char(2),
  -- Stock is taken from the lowest first.
  priority int not null default 0,
  is_active boolean not null default true,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);

-- What is stocked: a SKU as the warehouse knows it.
create table inventory.item (
  tenant_id uuid not null,
  sku_id uuid not null,
  code text not null check (length(code) between 1 and 64),
  -- Not tracked: never runs out (downloads, services).
  is_tracked boolean not null default true,
  -- A SKU that hundreds buy at once is spread over as many rows of each location.
  shards smallint not null default 1 check (shards between 1 and 64),
  -- Told when what is available falls to it; null: never.
  low_stock int check (low_stock between 0 and 1000000),
  primary key (tenant_id, sku_id)
);
create unique index item_code on inventory.item (tenant_id, code);

-- No sale can pass this check, whatever the code above it does.
create table inventory.level (
  tenant_id uuid not null,
  sku_id uuid not null,
  location_id uuid not null,
  shard smallint not null default 0 check (shard between 0 and 63),
  on_hand int not null default 0 check (on_hand between 0 and 100000000),
  reserved int not null default 0 check (reserved >= 0 and reserved <= on_hand),
  primary key (tenant_id, sku_id, location_id, shard),
  foreign key (tenant_id, location_id) references inventory.location (tenant_id, id),
  foreign key (tenant_id, sku_id) references inventory.item (tenant_id, sku_id)
) with (fillfactor = 50);

-- Every change of what is on hand, for good: its sum is what is on hand.
create table inventory.movement (
  tenant_id uuid not null,
  id bigint generated always as identity,
  sku_id uuid not null,
  location_id uuid not null,
  kind text not null check (kind in ('received', 'counted', 'adjusted', 'sold', 'returned')),
  quantity int not null check (quantity <> 0),
  -- What it was for: `order:<id>`, `import:<id>`.
  ref text check (length(ref) <= 200),
  note text check (length(note) <= 500),
  actor_id uuid,
  at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create index movement_of_sku on inventory.movement (tenant_id, sku_id, id desc);

-- What somebody may buy until a time. `held` is part of `reserved`; a settled one has left the shelf.
create table inventory.hold (
  tenant_id uuid not null,
  -- The order, or whatever else holds.
  owner_id uuid not null,
  sku_id uuid not null,
  location_id uuid not null,
  shard smallint not null,
  quantity int not null check (quantity > 0),
  returned int not null default 0 check (returned between 0 and quantity),
  state text not null default 'held' check (state in ('held', 'settled', 'released')),
  expires_at timestamptz(3) not null,
  primary key (tenant_id, owner_id, sku_id, location_id, shard)
);
create index hold_due on inventory.hold (expires_at) where state = 'held';
create index hold_of_sku on inventory.hold (tenant_id, sku_id) where state = 'held';

do $$
declare name text;
begin
  foreach name in array array['location', 'item', 'level', 'movement', 'hold'] loop
    execute format('alter table inventory.%I enable row level security', name);
    execute format('alter table inventory.%I force row level security', name);
    execute format('create policy %I on inventory.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
  end loop;
end $$;
grant select, insert, update, delete on inventory.location, inventory.item, inventory.level to tradewind_app;
grant select, insert on inventory.movement to tradewind_app;
grant select, insert, update on inventory.hold to tradewind_app;
-- The clock asks whose holds are over, and an operator whether everything adds up.
do $$
declare name text;
begin
  foreach name in array array['level', 'movement', 'hold'] loop
    execute format('create policy %I on inventory.%I for select to tradewind_system using (true)', name || '_system', name);
  end loop;
end $$;
grant select on inventory.level, inventory.movement, inventory.hold to tradewind_system;
