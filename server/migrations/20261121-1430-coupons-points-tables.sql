create schema coupons;
grant usage on schema coupons to tradewind_app;

create table coupons.coupon (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- Upper case: people type it as they like.
  code text not null check (code ~ '^[A-Z0-9_-]{3,40}$'),
  kind text not null check (kind in ('percent', 'amount', 'free_shipping')),
  -- percent: 12.5 is 12.5 %.
  percent numeric(5, 2) check (percent > 0 and percent <= 100),
  amount_minor bigint check (amount_minor > 0),
  -- Of amount_minor and min_subtotal_minor: the coupon counts in this currency only.
  currency char(3),
  min_subtotal_minor bigint check (min_subtotal_minor > 0),
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  max_uses int check (max_uses > 0),
  max_uses_per_customer int check (max_uses_per_customer > 0),
  used int not null default 0 check (used >= 0),
  is_active boolean not null default true,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  check (used <= max_uses),
  check ((kind = 'percent') = (percent is not null)),
  check ((kind = 'amount') = (amount_minor is not null)),
  check (currency is not null or (amount_minor is null and min_subtotal_minor is null)),
  check (ends_at > starts_at)
);
create unique index coupon_code on coupons.coupon (tenant_id, code);

create table coupons.redemption (
  tenant_id uuid not null,
  order_id uuid not null,
  coupon_id uuid not null,
  -- A hash of who they are: the customer, or the e-mail without its aliases.
  customer_key text not null,
  is_returned boolean not null default false,
  at timestamptz(3) not null default now(),
  primary key (tenant_id, order_id),
  foreign key (tenant_id, coupon_id) references coupons.coupon (tenant_id, id)
);
create index redemption_of_customer on coupons.redemption (tenant_id, coupon_id, customer_key) where not is_returned;

create schema points;
grant usage on schema points to tradewind_app;

create table points.balance (
  tenant_id uuid not null,
  customer_id uuid not null,
  -- Below zero only where points that were spent already were taken back.
  points int not null default 0,
  primary key (tenant_id, customer_id)
);

-- Append-only; its sum is the balance.
create table points.entry (
  tenant_id uuid not null,
  id bigint generated always as identity,
  customer_id uuid not null,
  kind text not null check (kind in ('earned', 'spent', 'restored', 'reversed', 'adjusted')),
  points int not null check (points <> 0),
  order_id uuid,
  -- Which step it was: the same step is written once.
  ref text not null check (length(ref) between 1 and 120),
  actor_id uuid,
  note text check (length(note) <= 300),
  at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create unique index entry_once on points.entry (tenant_id, customer_id, ref);
create index entry_of_order on points.entry (tenant_id, order_id) where order_id is not null;

do $$
declare name text;
begin
  foreach name in array array['coupons.coupon', 'coupons.redemption', 'points.balance', 'points.entry'] loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy %I on %s to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', split_part(name, '.', 2) || '_own', name);
  end loop;
end $$;
grant select, insert, update, delete on coupons.coupon to tradewind_app;
grant select, insert, update on coupons.redemption, points.balance to tradewind_app;
grant select, insert on points.entry to tradewind_app;
