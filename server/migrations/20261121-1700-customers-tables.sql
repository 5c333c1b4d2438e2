create schema customers;
grant usage on schema customers to tradewind_app, tradewind_system;

-- Who shops in a store. The same address in two stores is two people.
create table customers.customer (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  email text check (email = lower(email) and length(email) <= 254),
  name text not null check (length(name) <= 120),
  phone text check (length(phone) <= 40),
  language text check (language in ('en', 'zh-TW', 'zh-CN')),
  -- Null: came by the store's provider, and has none here.
  password_hash text,
  -- Wants to hear of what is new.
  wants_news boolean not null default false,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  -- From then on nothing of them is known but that they were.
  erased_at timestamptz(3),
  primary key (tenant_id, id),
  check (email is not null or erased_at is not null)
);
create unique index customer_email on customers.customer (tenant_id, email) where email is not null;
create index customer_newest on customers.customer (tenant_id, created_at desc, id desc);
create index customer_name on customers.customer (tenant_id, lower(name) text_pattern_ops);
alter table customers.customer enable row level security;
alter table customers.customer force row level security;
create policy customer_own on customers.customer to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on customers.customer to tradewind_app;

create table customers.session (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  method text not null check (method in ('password', 'provider')),
  ip text,
  user_agent text,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3) not null default now(),
  ended_at timestamptz(3),
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers.customer (tenant_id, id)
);
create index session_customer on customers.session (tenant_id, customer_id) where ended_at is null;
create index session_age on customers.session (last_used_at);
alter table customers.session enable row level security;
alter table customers.session force row level security;
create policy session_own on customers.session to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on customers.session to tradewind_app;
create policy session_system on customers.session to tradewind_system using (true);
grant select, delete on customers.session to tradewind_system;

-- A token is exchanged once; one that comes back later was stolen, and ends its session.
create table customers.refresh_token (
  tenant_id uuid not null,
  token_hash text not null,
  session_id uuid not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, session_id) references customers.session (tenant_id, id) on delete cascade
);
create index refresh_token_session on customers.refresh_token (tenant_id, session_id);
create index refresh_token_age on customers.refresh_token (expires_at);
alter table customers.refresh_token enable row level security;
alter table customers.refresh_token force row level security;
create policy refresh_token_own on customers.refresh_token to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on customers.refresh_token to tradewind_app;
create policy refresh_token_system on customers.refresh_token to tradewind_system using (true);
grant select, delete on customers.refresh_token to tradewind_system;

-- Links that were mailed, and codes that a browser brings back. Each is good once.
create table customers.proof (
  tenant_id uuid not null,
  token_hash text not null,
  -- register: makes the account below; email: gives it another address; reset: a new password; login: came by a provider.
  kind text not null check (kind in ('register', 'email', 'reset', 'login')),
  email text not null,
  customer_id uuid,
  -- Of a registration.
  name text,
  password_hash text,
  language text,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, token_hash)
);
create index proof_email on customers.proof (tenant_id, email, kind, created_at);
create index proof_customer on customers.proof (tenant_id, customer_id) where customer_id is not null;
create index proof_age on customers.proof (expires_at);
alter table customers.proof enable row level security;
alter table customers.proof force row level security;
create policy proof_own on customers.proof to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on customers.proof to tradewind_app;
create policy proof_system on customers.proof to tradewind_system using (true);
grant select, delete on customers.proof to tradewind_system;

create table customers.address (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  name text not null,
  company text,
  line1 text not null,
  line2 text,
  city text,
  region text,
  postcode text,
  country char(2) not null,
  phone text,
  is_default_shipping boolean not null default false,
  is_default_billing boolean not null default false,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers.customer (tenant_id, id)
);
create index address_customer on customers.address (tenant_id, customer_id);
create unique index address_default_shipping on customers.address (tenant_id, customer_id) where is_default_shipping;
create unique index address_default_billing on customers.address (tenant_id, customer_id) where is_default_billing;
alter table customers.address enable row level security;
alter table customers.address force row level security;
create policy address_own on customers.address to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on customers.address to tradewind_app;

-- Where a store's customers may sign in besides here (OpenID Connect).
create table customers.provider (
  tenant_id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  issuer text not null,
  client_id text not null,
  secret_sealed text not null,
  is_on boolean not null,
  changed_at timestamptz(3) not null default now()
);
alter table customers.provider enable row level security;
alter table customers.provider force row level security;
create policy provider_own on customers.provider to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on customers.provider to tradewind_app;

create table customers.identity (
  tenant_id uuid not null,
  issuer text not null,
  subject text not null,
  customer_id uuid not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, issuer, subject),
  foreign key (tenant_id, customer_id) references customers.customer (tenant_id, id)
);
create index identity_customer on customers.identity (tenant_id, customer_id);
alter table customers.identity enable row level security;
alter table customers.identity force row level security;
create policy identity_own on customers.identity to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, delete on customers.identity to tradewind_app;

create table customers.provider_attempt (
  tenant_id uuid not null,
  state_hash text not null,
  browser_hash text not null,
  -- Encrypted: state, nonce and PKCE verifier.
  secrets_sealed text not null,
  return_to text not null,
  expires_at timestamptz(3) not null,
  primary key (tenant_id, state_hash)
);
create index provider_attempt_age on customers.provider_attempt (expires_at);
alter table customers.provider_attempt enable row level security;
alter table customers.provider_attempt force row level security;
create policy provider_attempt_own on customers.provider_attempt to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, delete on customers.provider_attempt to tradewind_app;
create policy provider_attempt_system on customers.provider_attempt to tradewind_system using (true);
grant select, delete on customers.provider_attempt to tradewind_system;
