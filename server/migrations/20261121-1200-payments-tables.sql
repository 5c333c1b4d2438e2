create schema payments;
grant usage on schema payments to tradewind_app, tradewind_system;

-- What an order may be paid: written by orders, so that payments asks nobody.
create table payments.payable (
  tenant_id uuid not null,
  order_id uuid not null,
  order_number text not null check (length(order_number) between 1 and 40),
  amount_minor bigint not null check (amount_minor >= 0),
  currency char(3) not null,
  customer_id uuid,
  email text check (length(email) <= 320),
  -- Of the secret that proves a guest's order; null: only its customer may pay.
  token_hash text check (length(token_hash) = 43),
  is_open boolean not null,
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, order_id)
);
create index payable_customer on payments.payable (tenant_id, customer_id) where customer_id is not null;
alter table payments.payable enable row level security;
alter table payments.payable force row level security;
create policy payable_own on payments.payable to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on payments.payable to tradewind_app;

create table payments.payment (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  order_id uuid not null,
  order_number text not null,
  method text not null check (method in ('stripe', 'paypal', 'cod', 'bank')),
  status text not null default 'created' check (status in ('created', 'pending', 'requires_action', 'processing', 'authorized', 'captured', 'partially_refunded', 'refunded', 'failed', 'voided', 'unknown')),
  -- What it is for. What came of it stands below; both in the payment's currency.
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  capture text not null check (capture in ('automatic', 'manual')),
  authorized_minor bigint not null default 0 check (authorized_minor >= 0),
  captured_minor bigint not null default 0 check (captured_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  pending_refund_minor bigint not null default 0 check (pending_refund_minor >= 0),
  -- The provider's object, the money it took, and the permission to take it.
  provider_ref text,
  charge_ref text,
  auth_ref text,
  customer_id uuid,
  email text,
  return_url text,
  -- Encrypted: what the browser needs to confirm.
  client_secret text,
  action_url text,
  -- Why the last try failed.
  failure_code text,
  -- Money that came but does not count, because it was not what was asked for; it goes back.
  refused_code text,
  -- The one that its order may be paid by. Once it is called off, refused or sent back, another may take its place.
  is_live boolean not null default true,
  void_requested_at timestamptz(3),
  -- When its provider is asked again, although nobody called.
  check_at timestamptz(3),
  checks int not null default 0,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  check (refunded_minor <= captured_minor)
);
-- One that failed lives on, for a second try.
create unique index payment_one_live on payments.payment (tenant_id, order_id) where is_live;
create unique index payment_provider_ref on payments.payment (method, provider_ref) where provider_ref is not null;
create index payment_order on payments.payment (tenant_id, order_id);
create index payment_newest on payments.payment (tenant_id, created_at desc, id desc);
create index payment_charge on payments.payment (tenant_id, charge_ref) where charge_ref is not null;
create index payment_customer on payments.payment (tenant_id, customer_id) where customer_id is not null;
create index payment_check on payments.payment (check_at) where check_at is not null;
alter table payments.payment enable row level security;
alter table payments.payment force row level security;
create policy payment_own on payments.payment to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on payments.payment to tradewind_app;
-- The clock asks whose provider is to be asked.
create policy payment_system on payments.payment for select to tradewind_system using (true);
grant select on payments.payment to tradewind_system;

-- What happened to a payment, in order. Nothing in it changes.
create table payments.event (
  tenant_id uuid not null,
  id bigint generated always as identity,
  payment_id uuid not null,
  at timestamptz(3) not null default now(),
  -- Who brought it: the shopper, a callback, the clock, the seller.
  source text not null check (source in ('shopper', 'callback', 'clock', 'seller', 'system')),
  kind text not null,
  status_before text,
  status_after text,
  amount_minor bigint,
  code text,
  actor_id uuid,
  primary key (tenant_id, id)
);
create index event_payment on payments.event (tenant_id, payment_id, id);
alter table payments.event enable row level security;
alter table payments.event force row level security;
create policy event_own on payments.event to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on payments.event to tradewind_app;

create table payments.refund (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  payment_id uuid not null,
  order_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  reason text not null check (length(reason) between 1 and 500),
  status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  idempotency_key text not null check (length(idempotency_key) between 1 and 200),
  provider_ref text,
  -- Each try that the provider clearly refused: the next one is another request to it.
  attempt int not null default 1,
  failure_code text,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  settled_at timestamptz(3),
  primary key (tenant_id, id),
  unique (tenant_id, idempotency_key),
  foreign key (tenant_id, payment_id) references payments.payment (tenant_id, id)
);
create unique index refund_provider_ref on payments.refund (tenant_id, payment_id, provider_ref) where provider_ref is not null;
create index refund_payment on payments.refund (tenant_id, payment_id);
create index refund_newest on payments.refund (tenant_id, created_at desc, id desc);
create index refund_waiting on payments.refund (created_at) where status = 'pending';
alter table payments.refund enable row level security;
alter table payments.refund force row level security;
create policy refund_own on payments.refund to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on payments.refund to tradewind_app;
create policy refund_system on payments.refund for select to tradewind_system using (true);
grant select on payments.refund to tradewind_system;

create table payments.dispute (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  payment_id uuid not null,
  order_id uuid not null,
  provider_ref text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency char(3) not null,
  reason text not null,
  status text not null default 'open' check (status in ('open', 'won', 'lost')),
  opened_at timestamptz(3) not null default now(),
  closed_at timestamptz(3),
  primary key (tenant_id, id),
  unique (tenant_id, payment_id, provider_ref),
  foreign key (tenant_id, payment_id) references payments.payment (tenant_id, id)
);
create index dispute_newest on payments.dispute (tenant_id, opened_at desc, id desc);
alter table payments.dispute enable row level security;
alter table payments.dispute force row level security;
create policy dispute_own on payments.dispute to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on payments.dispute to tradewind_app;

-- Callbacks as they came: kept before anything is done with them.
create table payments.callback (
  tenant_id uuid not null,
  provider text not null check (provider in ('stripe', 'paypal')),
  event_id text not null check (length(event_id) between 1 and 200),
  type text not null,
  body text not null,
  -- ignored: not of a payment of this store.
  state text not null default 'received' check (state in ('received', 'done', 'ignored', 'failed')),
  error text,
  received_at timestamptz(3) not null default now(),
  done_at timestamptz(3),
  primary key (tenant_id, provider, event_id)
);
create index callback_waiting on payments.callback (received_at) where state = 'received';
create index callback_newest on payments.callback (tenant_id, received_at desc);
create index callback_age on payments.callback (received_at) where state <> 'received';
alter table payments.callback enable row level security;
alter table payments.callback force row level security;
create policy callback_own on payments.callback to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on payments.callback to tradewind_app;
create policy callback_system on payments.callback to tradewind_system using (true);
grant select, delete on payments.callback to tradewind_system;

-- Double entry. A posting is the entries that belong together; what once stands there stays.
create table payments.posting (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz(3) not null default now(),
  kind text not null check (kind in ('capture', 'refused_capture', 'refund', 'refund_reversed', 'fee', 'dispute', 'dispute_won')),
  method text not null,
  payment_id uuid not null,
  order_id uuid not null,
  refund_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, payment_id) references payments.payment (tenant_id, id)
);
create index posting_newest on payments.posting (tenant_id, at desc, id desc);
create index posting_payment on payments.posting (tenant_id, payment_id);
alter table payments.posting enable row level security;
alter table payments.posting force row level security;
create policy posting_own on payments.posting to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on payments.posting to tradewind_app;

create table payments.entry (
  tenant_id uuid not null,
  posting_id uuid not null,
  line smallint not null,
  account text not null check (account in ('customer_receivable', 'customer_credit', 'revenue', 'refunds', 'fees', 'disputes', 'clearing_stripe', 'clearing_paypal', 'cash_on_delivery', 'bank')),
  -- Debits are positive, credits negative.
  amount_minor bigint not null check (amount_minor <> 0),
  currency char(3) not null,
  primary key (tenant_id, posting_id, line),
  foreign key (tenant_id, posting_id) references payments.posting (tenant_id, id)
);
create index entry_account on payments.entry (tenant_id, account, currency);
alter table payments.entry enable row level security;
alter table payments.entry force row level security;
create policy entry_own on payments.entry to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on payments.entry to tradewind_app;

create function payments.check_balance() returns trigger language plpgsql as $$
begin
  if exists (select from payments.entry where tenant_id = new.tenant_id and posting_id = new.posting_id group by currency having sum(amount_minor) <> 0) then
    raise exception 'the posting % does not balance', new.posting_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger entry_balance after insert on payments.entry deferrable initially deferred for each row execute function payments.check_balance();

-- A day of a method and a currency, as we wrote it and as the provider tells it.
create table payments.reconciliation (
  tenant_id uuid not null,
  day date not null,
  method text not null,
  currency char(3) not null,
  ours_charged_minor bigint not null,
  ours_refunded_minor bigint not null,
  theirs_charged_minor bigint not null,
  theirs_refunded_minor bigint not null,
  theirs_fees_minor bigint not null,
  -- [{ "kind", "provider_ref", "payment_id", "ours_minor", "theirs_minor" }]
  differences jsonb not null,
  made_at timestamptz(3) not null default now(),
  primary key (tenant_id, day, method, currency)
);
alter table payments.reconciliation enable row level security;
alter table payments.reconciliation force row level security;
create policy reconciliation_own on payments.reconciliation to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on payments.reconciliation to tradewind_app;
