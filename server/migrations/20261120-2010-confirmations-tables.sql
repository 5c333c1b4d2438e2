create schema confirmations;
grant usage on schema confirmations to tradewind_app, tradewind_system;

-- Products that were added and whose first look nobody has been told of.
create table confirmations.pending (
  tenant_id uuid not null,
  product_id uuid not null,
  added_at timestamptz not null default now(),
  seen_at timestamptz,
  primary key (tenant_id, product_id)
);
create index pending_seen on confirmations.pending (seen_at) where seen_at is not null;
alter table confirmations.pending enable row level security;
alter table confirmations.pending force row level security;
create policy pending_own on confirmations.pending to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy pending_system on confirmations.pending to tradewind_system using (true);
grant select, insert, update, delete on confirmations.pending to tradewind_app;
grant select, delete on confirmations.pending to tradewind_system;
