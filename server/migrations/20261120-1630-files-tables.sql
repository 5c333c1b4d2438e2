create schema files;
grant usage on schema files to tradewind_app, tradewind_system;

-- What is kept in the store. The row comes first: bytes without a stored row are those of an upload that broke off.
create table files.file (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null,
  sha256 text not null,
  is_stored boolean not null default false,
  created_at timestamptz(3) not null default now(),
  -- Removed by the clock from then on; null: kept until somebody removes it.
  expires_at timestamptz(3),
  primary key (tenant_id, id)
);
create index file_unfinished on files.file (created_at) where not is_stored;
create index file_expiry on files.file (expires_at) where expires_at is not null;
alter table files.file enable row level security;
alter table files.file force row level security;
create policy file_own on files.file to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on files.file to tradewind_app;
create policy file_system on files.file to tradewind_system using (true);
grant select, delete on files.file to tradewind_system;
