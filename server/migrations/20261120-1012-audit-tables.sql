create schema audit;
grant usage on schema audit to tradewind_app, tradewind_auth, tradewind_system;

-- Who did what. Entries are added and read, never changed: nobody has the right to.
create table audit.entry (
  tenant_id uuid not null,
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  action text not null,
  subject text,
  detail jsonb not null default '{}',
  request_id text,
  primary key (tenant_id, id)
);
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy entry_own on audit.entry to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy entry_sign_in on audit.entry for insert to tradewind_auth with check (true);
grant select, insert on audit.entry to tradewind_app;
grant insert on audit.entry to tradewind_auth;
