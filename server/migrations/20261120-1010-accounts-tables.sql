create schema accounts;
grant usage on schema accounts to tradewind_app, tradewind_auth;

create table accounts.tenant (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default now()
);

-- People are global; what they may do stands in their memberships.
create table accounts.person (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email) and email like '%_@_%'),
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,38}$'),
  password_hash text not null,
  -- Null until somebody chooses: then the device decides.
  language text check (language in ('en', 'zh-TW', 'zh-CN')),
  time_zone text not null default 'UTC',
  created_at timestamptz not null default now()
);

create table accounts.membership (
  tenant_id uuid not null references accounts.tenant,
  person_id uuid not null references accounts.person,
  role text not null check (role in ('viewer', 'member', 'admin', 'owner')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, person_id)
);
create index membership_person on accounts.membership (person_id);

-- One family per log-in. A token is exchanged once; one that comes back later was stolen, and ends its family.
create table accounts.refresh_token (
  tenant_id uuid not null,
  token_hash text primary key,
  family_id uuid not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index refresh_token_family on accounts.refresh_token (family_id);
create index refresh_token_age on accounts.refresh_token (expires_at);

create table accounts.signing_key (
  id text primary key,
  public_jwk jsonb not null,
  -- Encrypted by the field cipher.
  private_jwk text not null,
  created_at timestamptz not null default now()
);

alter table accounts.tenant enable row level security;
alter table accounts.tenant force row level security;
create policy tenant_own on accounts.tenant to tradewind_app using (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy tenant_sign_in on accounts.tenant to tradewind_auth using (true);

alter table accounts.membership enable row level security;
alter table accounts.membership force row level security;
create policy membership_own on accounts.membership to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy membership_sign_in on accounts.membership to tradewind_auth using (true);

alter table accounts.person enable row level security;
alter table accounts.person force row level security;
create policy person_member on accounts.person to tradewind_app using (exists (
  select from accounts.membership m where m.person_id = id and m.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)));
create policy person_sign_in on accounts.person to tradewind_auth using (true);

alter table accounts.refresh_token enable row level security;
alter table accounts.refresh_token force row level security;
create policy refresh_token_own on accounts.refresh_token to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy refresh_token_sign_in on accounts.refresh_token to tradewind_auth using (true);

grant select on accounts.tenant, accounts.membership to tradewind_app;
grant select (id, email, username, language, time_zone, created_at), update (language, time_zone) on accounts.person to tradewind_app;
grant select on accounts.tenant, accounts.membership, accounts.person to tradewind_auth;
grant select, insert, update, delete on accounts.refresh_token to tradewind_auth;
grant select, insert on accounts.signing_key to tradewind_auth;
-- The installation's first tenant is made before any tenant is set.
create policy tenant_install on accounts.tenant to tradewind_system using (true);
create policy person_install on accounts.person to tradewind_system using (true);
create policy membership_install on accounts.membership to tradewind_system using (true);
grant usage on schema accounts to tradewind_system;
grant select, insert on accounts.tenant, accounts.person, accounts.membership to tradewind_system;
