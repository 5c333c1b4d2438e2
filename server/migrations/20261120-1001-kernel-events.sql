-- Facts that were made true, written in the transaction that made them so (server/kernel/events.ts).
create table kernel.outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null unique,
  type text not null,
  version int not null,
  key text not null,
  bucket smallint not null generated always as ((hashtext(key) & 15)::smallint) stored,
  tenant_id uuid,
  occurred_at timestamptz not null default clock_timestamp(),
  traceparent text,
  payload jsonb not null,
  -- Readers that follow all events go by transaction, not by id: a late commit has a low id (pg_snapshot_xmin).
  xact xid8 not null default pg_current_xact_id(),
  done_at timestamptz
);
create index outbox_pending on kernel.outbox (bucket, id) where done_at is null;
create index outbox_tail on kernel.outbox (xact, id);
create index outbox_done on kernel.outbox (done_at) where done_at is not null;

-- What a consumer has handled: the second delivery of an event finds its row.
create table kernel.inbox (
  consumer text not null,
  event_id uuid not null,
  handled_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_age on kernel.inbox (handled_at);

-- Events a consumer failed on, and those of the same key that wait behind them.
create table kernel.parked (
  consumer text not null,
  event_id uuid not null,
  outbox_id bigint not null,
  key text not null,
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  error text,
  dead_at timestamptz,
  primary key (consumer, event_id)
);
create index parked_waiting on kernel.parked (consumer, key, outbox_id) where dead_at is null;

alter table kernel.outbox enable row level security;
alter table kernel.outbox force row level security;
create policy outbox_own on kernel.outbox to tradewind_app
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id is not distinct from (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy outbox_all on kernel.outbox to tradewind_system using (true) with check (true);

grant insert on kernel.outbox to tradewind_app;
grant select, insert, update, delete on kernel.outbox, kernel.inbox, kernel.parked to tradewind_system;
