-- Tenants have a state and a plan. Who was here before plans keeps everything.
alter table accounts.tenant
  add column status text not null default 'active' check (status in ('active', 'suspended', 'cancelled')),
  add column plan text not null default 'basic' check (plan in ('basic', 'premium', 'enterprise')),
  -- The plan's limits, raised for a tenant where it was agreed.
  add column max_products int not null default 100 check (max_products >= 0),
  add column max_users int not null default 5 check (max_users >= 1),
  add column requests_per_minute int not null default 100 check (requests_per_minute >= 1),
  add column crawls_per_month int not null default 10000 check (crawls_per_month >= 0),
  add column subdomain text unique check (subdomain ~ '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$');
update accounts.tenant set plan = 'enterprise', max_products = 100000, max_users = 200, requests_per_minute = 2000, crawls_per_month = 10000000;

-- Pending: asked to join by the tenant's code, and waits for an admin.
alter table accounts.membership add column status text not null default 'active' check (status in ('active', 'inactive', 'pending'));

-- One log-in on one device. Its refresh tokens are its family.
create table accounts.session (
  tenant_id uuid not null,
  id uuid primary key,
  person_id uuid not null,
  ip text,
  user_agent text,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index session_open on accounts.session (tenant_id, person_id) where ended_at is null;
create index session_person on accounts.session (person_id) where ended_at is null;
create index session_age on accounts.session (created_at);
insert into accounts.session (tenant_id, id, person_id, created_at, ended_at)
  select tenant_id, family_id, person_id, min(created_at), max(revoked_at) from accounts.refresh_token group by 1, 2, 3;
alter table accounts.session enable row level security;
alter table accounts.session force row level security;
create policy session_own on accounts.session to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy session_sign_in on accounts.session to tradewind_auth using (true);
grant select, update (ended_at) on accounts.session to tradewind_app;
grant select, insert, update, delete on accounts.session to tradewind_auth;

-- A registration whose mail was not answered yet: nothing of it exists elsewhere until its link is used.
create table accounts.registration (
  -- The id of the person, if there will be one.
  id uuid primary key,
  new_tenant_id uuid not null,
  email text not null check (email = lower(email)),
  username text not null,
  password_hash text not null,
  tenant_code text,
  tenant_name text,
  language text check (language in ('en', 'zh-TW', 'zh-CN')),
  token_hash text not null unique,
  -- Encrypted, to send the same link again.
  token_sealed text not null,
  mailed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index registration_email on accounts.registration (email);
create index registration_age on accounts.registration (expires_at);

create table accounts.password_reset (
  token_hash text primary key,
  person_id uuid not null references accounts.person on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_reset_person on accounts.password_reset (person_id, created_at);
create index password_reset_age on accounts.password_reset (expires_at);

-- Failed log-ins by account, by address, and by both.
create table accounts.attempt (
  key text primary key,
  failures int not null default 0,
  last_at timestamptz not null,
  blocked_until timestamptz,
  -- The last time this account was opened from this address.
  succeeded_at timestamptz
);
create index attempt_age on accounts.attempt (last_at);

create table accounts.invitation (
  tenant_id uuid not null references accounts.tenant,
  id uuid not null default gen_random_uuid(),
  email text not null check (email = lower(email)),
  role text not null check (role in ('viewer', 'member', 'admin', 'owner')),
  language text not null,
  invited_by uuid not null,
  token_hash text not null unique,
  token_sealed text not null,
  mailed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (tenant_id, id)
);
create unique index invitation_open on accounts.invitation (tenant_id, email) where accepted_at is null;
alter table accounts.invitation enable row level security;
alter table accounts.invitation force row level security;
create policy invitation_own on accounts.invitation to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy invitation_sign_in on accounts.invitation to tradewind_auth using (true);
grant select, insert, update, delete on accounts.invitation to tradewind_app;
grant select, update (accepted_at) on accounts.invitation to tradewind_auth;

create table accounts.api_key (
  tenant_id uuid not null references accounts.tenant,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('viewer', 'member', 'admin')),
  -- `<area>:<read|write>`; null: all.
  scopes text[],
  key_hash text not null unique,
  hint text not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);
alter table accounts.api_key enable row level security;
alter table accounts.api_key force row level security;
create policy api_key_own on accounts.api_key to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy api_key_sign_in on accounts.api_key to tradewind_auth using (true);
grant select, insert, update (revoked_at) on accounts.api_key to tradewind_app;
grant select, update (last_used_at) on accounts.api_key to tradewind_auth;

grant update (name, subdomain) on accounts.tenant to tradewind_app;
grant update (role, status), delete on accounts.membership to tradewind_app;
grant update (username) on accounts.person to tradewind_app;
grant insert on accounts.tenant, accounts.person, accounts.membership to tradewind_auth;
grant update (password_hash) on accounts.person to tradewind_auth;
grant select, insert, update, delete on accounts.registration, accounts.password_reset, accounts.attempt to tradewind_auth;
grant update on accounts.tenant to tradewind_system;
