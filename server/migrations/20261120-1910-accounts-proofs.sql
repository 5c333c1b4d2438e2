alter table accounts.person
  -- False for who came by a provider and never set one.
  add column has_password boolean not null default true,
  -- Runs the installation. Given on the command line alone.
  add column is_super_admin boolean not null default false;

alter table accounts.session
  add column last_used_at timestamptz not null default now(),
  -- When the person last proved that it is still them; null: not since they signed in.
  add column proven_at timestamptz,
  add column method text not null default 'password' check (method in ('password', 'provider')),
  -- Came by the tenant's own provider: good in that tenant alone, and for nothing that concerns the person elsewhere.
  add column is_tenant_bound boolean not null default false;
update accounts.session set last_used_at = created_at;
grant update (last_used_at, proven_at) on accounts.session to tradewind_auth;

-- The second factor of a person, once they have confirmed it by a code.
create table accounts.totp (
  person_id uuid primary key references accounts.person on delete cascade,
  secret_sealed text not null,
  -- The time step of the last code that was taken: none is good twice.
  last_step bigint not null default 0,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz
);
create table accounts.recovery_code (
  person_id uuid not null references accounts.person on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
-- A log-in that waits for its second step.
create table accounts.challenge (
  token_hash text primary key,
  person_id uuid not null references accounts.person on delete cascade,
  for_tenant_id uuid not null,
  method text not null check (method in ('password', 'provider')),
  failures int not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index challenge_age on accounts.challenge (expires_at);
grant select, insert, update, delete on accounts.totp, accounts.recovery_code, accounts.challenge to tradewind_auth;
grant update (has_password) on accounts.person to tradewind_auth;
grant update (is_super_admin) on accounts.person to tradewind_system;

-- Where a tenant's people sign in besides here (OpenID Connect).
create table accounts.provider (
  tenant_id uuid primary key references accounts.tenant,
  name text not null check (length(name) between 1 and 60),
  issuer text not null,
  client_id text not null,
  secret_sealed text not null,
  is_on boolean not null default true,
  -- Whether somebody the provider knows and we do not becomes a viewer.
  lets_in boolean not null default false,
  changed_at timestamptz not null default now()
);
alter table accounts.provider enable row level security;
alter table accounts.provider force row level security;
create policy provider_own on accounts.provider to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy provider_sign_in on accounts.provider for select to tradewind_auth using (true);
grant select, insert, update, delete on accounts.provider to tradewind_app;
grant select on accounts.provider to tradewind_auth;

-- Who somebody is at a provider. The nil tenant's are of the installation's provider.
create table accounts.identity (
  tenant_id uuid not null,
  issuer text not null,
  subject text not null,
  person_id uuid not null references accounts.person on delete cascade,
  email text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (tenant_id, issuer, subject)
);
create index identity_person on accounts.identity (person_id);
alter table accounts.identity enable row level security;
alter table accounts.identity force row level security;
create policy identity_own on accounts.identity to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy identity_sign_in on accounts.identity to tradewind_auth using (true);
grant select, delete on accounts.identity to tradewind_app;
grant select, insert, update, delete on accounts.identity to tradewind_auth;

-- A way to the provider and back: used once, by the browser that began it.
create table accounts.provider_attempt (
  state_hash text primary key,
  browser_hash text not null,
  -- The nil tenant: the installation's provider.
  for_tenant_id uuid not null,
  -- Nonce and PKCE verifier.
  secrets_sealed text not null,
  redirect_uri text not null,
  origin text not null,
  return_to text not null,
  -- Who links the account, and from which session; null: who signs in.
  link_person_id uuid,
  link_session_id uuid,
  expires_at timestamptz not null
);
create index provider_attempt_age on accounts.provider_attempt (expires_at);
grant select, insert, delete on accounts.provider_attempt to tradewind_auth;

-- A deleted tenant is cancelled first; until then it can be brought back.
alter table accounts.tenant add column delete_after timestamptz;
grant select on accounts.invitation to tradewind_system;
create policy invitation_install on accounts.invitation to tradewind_system using (true);
grant insert on accounts.invitation to tradewind_system;
