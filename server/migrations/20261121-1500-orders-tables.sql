create schema orders;
grant usage on schema orders to tradewind_app, tradewind_system;

-- The legal moves of an order, as in server/shop/orders/order-states.ts (a test compares them).
create table orders.legal_move (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into orders.legal_move values
  ('pending', 'reserved'), ('pending', 'cancelled'), ('pending', 'expired'),
  ('reserved', 'payment_pending'), ('reserved', 'cancelled'), ('reserved', 'expired'),
  ('payment_pending', 'confirmed'), ('payment_pending', 'cancelled'), ('payment_pending', 'expired'),
  ('confirmed', 'fulfilling'), ('confirmed', 'cancelled'),
  ('fulfilling', 'shipped'), ('fulfilling', 'confirmed'), ('fulfilling', 'cancelled'),
  ('shipped', 'delivered'),
  ('expired', 'reserved');
grant select on orders.legal_move to tradewind_app, tradewind_system;

create table orders."order" (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- For people: prefix, day, five signs.
  number text not null,
  channel text not null default 'shop' check (channel in ('shop', 'live')),
  cart_id uuid,
  customer_id uuid,
  email text not null check (length(email) <= 254),
  -- Of the secret that a guest proves the order with.
  token_hash text not null,
  language text not null,
  currency char(3) not null,
  state text not null default 'pending' check (state in ('pending', 'reserved', 'payment_pending', 'confirmed', 'fulfilling', 'shipped', 'delivered', 'cancelled', 'expired')),
  subtotal_minor bigint not null check (subtotal_minor >= 0),
  discount_minor bigint not null check (discount_minor between 0 and subtotal_minor),
  shipping_minor bigint not null check (shipping_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  shipping_tax_minor bigint not null check (shipping_tax_minor between 0 and tax_minor),
  points int not null check (points >= 0),
  points_minor bigint not null check (points_minor >= 0),
  total_minor bigint not null check (total_minor >= 0),
  prices_include_tax boolean not null,
  taxes jsonb not null,
  coupon_id uuid,
  coupon_code text,
  address jsonb,
  shipping jsonb,
  payment_method text check (payment_method in ('stripe', 'paypal', 'cod', 'bank')),
  -- As payments told last.
  authorized_minor bigint not null default 0,
  captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  refund_pending_minor bigint not null default 0,
  note text check (length(note) <= 1000),
  cancel_reason text,
  placed_at timestamptz(3) not null default now(),
  -- Unpaid by then, it is over.
  expires_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  shipped_at timestamptz(3),
  delivered_at timestamptz(3),
  closed_at timestamptz(3),
  -- Its customer was erased: who they were is forgotten when it is over.
  forget boolean not null default false,
  primary key (tenant_id, id),
  check (total_minor = subtotal_minor - discount_minor + shipping_minor + case when prices_include_tax then 0 else tax_minor end - points_minor)
);
create unique index order_number on orders."order" (tenant_id, number);
create unique index order_of_cart on orders."order" (tenant_id, cart_id) where cart_id is not null;
create index order_newest on orders."order" (tenant_id, placed_at desc, id desc);
create index order_of_customer on orders."order" (tenant_id, customer_id, placed_at desc, id desc) where customer_id is not null;
create index order_forgetful on orders."order" (tenant_id) where forget;
create index order_due on orders."order" (expires_at) where state in ('pending', 'reserved', 'payment_pending');

-- A copy of what was bought: the catalogue may change.
create table orders.line (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  order_id uuid not null,
  position smallint not null,
  sku_id uuid not null,
  product_id uuid not null,
  sku text not null,
  name text not null,
  option_text text not null,
  image_id uuid,
  quantity int not null check (quantity between 1 and 9999),
  unit_minor bigint not null check (unit_minor >= 0),
  line_minor bigint not null check (line_minor = unit_minor * quantity),
  discount_minor bigint not null check (discount_minor between 0 and line_minor),
  tax_minor bigint not null check (tax_minor >= 0),
  tax_rate text not null,
  requires_shipping boolean not null,
  packed int not null default 0 check (packed between 0 and quantity),
  shipped int not null default 0 check (shipped between 0 and packed),
  delivered int not null default 0 check (delivered between 0 and shipped),
  returned int not null default 0 check (returned between 0 and quantity),
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references orders."order" (tenant_id, id)
);
create index line_of_order on orders.line (tenant_id, order_id, position);
create index line_of_product on orders.line (tenant_id, product_id);

-- What happened and who did it; never changed.
create table orders.event (
  tenant_id uuid not null,
  id bigint generated always as identity,
  order_id uuid not null,
  at timestamptz(3) not null default clock_timestamp(),
  kind text not null,
  actor text not null check (actor in ('customer', 'seller', 'system')),
  actor_id uuid,
  detail jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index event_of_order on orders.event (tenant_id, order_id, id);

create table orders."return" (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  order_id uuid not null,
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected', 'received')),
  reason text not null check (length(reason) between 1 and 1000),
  answer text check (length(answer) <= 1000),
  lines jsonb not null,
  refund_minor bigint check (refund_minor >= 0),
  requested_at timestamptz(3) not null default now(),
  ended_at timestamptz(3),
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references orders."order" (tenant_id, id)
);
create index return_of_order on orders."return" (tenant_id, order_id, requested_at);
create index return_open on orders."return" (tenant_id, requested_at) where state in ('requested', 'approved');

-- The last word on the state machine, whoever writes.
create function orders.refuse_illegal_move() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not exists (select from orders.legal_move where from_state = old.state and to_state = new.state) then
    raise exception 'an order does not go from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'order_legal_move';
  end if;
  return new;
end $$;
create trigger order_moves before update of state on orders."order" for each row execute function orders.refuse_illegal_move();

-- The lines of an order sum to what it says, when the transaction that wrote them ends.
create function orders.refuse_wrong_sum() returns trigger language plpgsql as $$
declare line record;
begin
  select coalesce(sum(l.line_minor), 0) as goods, coalesce(sum(l.discount_minor), 0) as discount, coalesce(sum(l.tax_minor), 0) as tax into line from orders.line l where l.tenant_id = new.tenant_id and l.order_id = new.id;
  if line.goods <> new.subtotal_minor or line.discount <> new.discount_minor or line.tax + new.shipping_tax_minor <> new.tax_minor then
    raise exception 'the lines of order % do not sum to it', new.number using errcode = 'check_violation', constraint = 'order_sums';
  end if;
  return null;
end $$;
create constraint trigger order_sums after insert on orders."order" deferrable initially deferred for each row execute function orders.refuse_wrong_sum();

do $$
declare name text;
begin
  foreach name in array array['order', 'line', 'event', 'return'] loop
    execute format('alter table orders.%I enable row level security', name);
    execute format('alter table orders.%I force row level security', name);
    execute format('create policy %I on orders.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
  end loop;
end $$;
grant select, insert, update on orders."order", orders.line, orders."return" to tradewind_app;
grant select, insert on orders.event to tradewind_app;
-- The clock asks who did not pay in time.
create policy order_system on orders."order" for select to tradewind_system using (true);
grant select on orders."order" to tradewind_system;
create policy line_system on orders.line for select to tradewind_system using (true);
grant select on orders.line to tradewind_system;
