-- Answers of requests that carried an Idempotency-Key; a row without a status belongs to one that still runs.
create table kernel.idempotency_key (
  tenant_id uuid not null,
  key text not null,
  request_hash text not null,
  status int,
  body text,
  locked_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, key)
);
create index idempotency_key_age on kernel.idempotency_key (created_at);
alter table kernel.idempotency_key enable row level security;
alter table kernel.idempotency_key force row level security;
create policy idempotency_key_own on kernel.idempotency_key to tradewind_app
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy idempotency_key_all on kernel.idempotency_key to tradewind_system using (true);
grant select, insert, update, delete on kernel.idempotency_key to tradewind_app;
grant select, delete on kernel.idempotency_key to tradewind_system;
