create schema recommendations;
grant usage on schema recommendations to tradewind_app, tradewind_system;

-- What shoppers who agreed to it looked at. `who` is `c:<customer>` or `v:<hash of the browser's number>`.
create table recommendations.event (
  tenant_id uuid not null,
  id uuid not null,
  who text not null,
  kind text not null check (kind in ('view', 'cart', 'search_click')),
  product_id uuid not null,
  at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create index event_who on recommendations.event (tenant_id, who, at desc);
create index event_at on recommendations.event (tenant_id, at);

-- What was bought together: a line for each product of an order.
create table recommendations.purchase (
  tenant_id uuid not null,
  order_id uuid not null,
  product_id uuid not null,
  who text,
  at timestamptz(3) not null default now(),
  primary key (tenant_id, order_id, product_id)
);
create index purchase_at on recommendations.purchase (tenant_id, at);
create index purchase_who on recommendations.purchase (tenant_id, who, at desc);

-- What was learnt, the best of each product; each kind is replaced as a whole.
create table recommendations.link (
  tenant_id uuid not null,
  kind text not null check (kind in ('bought', 'similar', 'liked')),
  product_id uuid not null,
  other_id uuid not null,
  score real not null,
  -- bought: of those who bought the one, the part that bought the other too; and how many.
  share real,
  together integer,
  -- similar: what the two have most in common.
  common text,
  primary key (tenant_id, kind, product_id, other_id)
);

-- A count that halves with time, as it stood at `at`.
create table recommendations.trend (
  tenant_id uuid not null,
  product_id uuid not null,
  score double precision not null,
  at timestamptz not null,
  primary key (tenant_id, product_id)
);

create table recommendations.state (
  tenant_id uuid primary key,
  learnt_at timestamptz,
  changed_at timestamptz not null default now()
);

do $$
declare name text;
begin
  foreach name in array array['event', 'purchase', 'link', 'trend', 'state'] loop
    execute format('alter table recommendations.%I enable row level security', name);
    execute format('alter table recommendations.%I force row level security', name);
    execute format('create policy %I on recommendations.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on recommendations.%I to tradewind_app', name);
    execute format('create policy %I on recommendations.%I to tradewind_system using (true)', name || '_system', name);
    execute format('grant select, delete on recommendations.%I to tradewind_system', name);
  end loop;
end $$;
