create schema tasks;
grant usage on schema tasks to tradewind_app, tradewind_system;

-- What somebody started and watches. Its job does the work and reports here.
create table tasks.task (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  title text not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  priority int not null default 3 check (priority between 1 and 5),
  progress int not null default 0 check (progress between 0 and 100),
  params jsonb not null,
  result jsonb,
  error text,
  -- The job that does it, to start it again.
  job text not null,
  job_payload jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  primary key (tenant_id, id),
  check ((completed_at is not null) = (status in ('succeeded', 'failed', 'cancelled')))
);
create index task_newest on tasks.task (tenant_id, created_at desc, id);
alter table tasks.task enable row level security;
alter table tasks.task force row level security;
create policy task_own on tasks.task to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on tasks.task to tradewind_app;
