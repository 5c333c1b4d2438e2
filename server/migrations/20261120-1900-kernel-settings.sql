-- What applies without a restart. The nil tenant's rows are the installation's.
create table kernel.setting (
  tenant_id uuid not null,
  name text not null,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  primary key (tenant_id, name)
);
alter table kernel.setting enable row level security;
alter table kernel.setting force row level security;
create policy setting_own on kernel.setting to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
-- Every process reads them before it knows whose request it is; the installation's are written by its operators.
create policy setting_read on kernel.setting for select to tradewind_system, tradewind_auth using (true);
create policy setting_installation on kernel.setting to tradewind_system
  using (tenant_id = '00000000-0000-0000-0000-000000000000') with check (tenant_id = '00000000-0000-0000-0000-000000000000');
grant select, insert, update, delete on kernel.setting to tradewind_app, tradewind_system;
grant select on kernel.setting to tradewind_auth;

-- The trail of the installation itself stands below the nil tenant.
create policy entry_installation_add on audit.entry for insert to tradewind_system with check (true);
create policy entry_installation_read on audit.entry for select to tradewind_system using (tenant_id = '00000000-0000-0000-0000-000000000000');
grant select, insert on audit.entry to tradewind_system;

create table kernel.request_count (
  tenant_id uuid not null,
  day date not null,
  requests bigint not null,
  primary key (tenant_id, day)
);
alter table kernel.request_count enable row level security;
alter table kernel.request_count force row level security;
create policy request_count_own on kernel.request_count for select to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy request_count_all on kernel.request_count to tradewind_system using (true);
grant select on kernel.request_count to tradewind_app;
grant select, insert, update, delete on kernel.request_count to tradewind_system;

-- The log that admins read joins several sources by time.
create index entry_at on audit.entry (tenant_id, at desc);
create index task_failed on tasks.task (tenant_id, completed_at desc) where status = 'failed';
create index delivery_failed on webhooks.delivery (tenant_id, last_attempt_at desc) where status = 'failed';
