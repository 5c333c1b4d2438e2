create schema webhooks;
grant usage on schema webhooks to tradewind_app, tradewind_system;

-- Where a tenant wants to hear what happened.
create table webhooks.endpoint (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  url text not null check (length(url) between 1 and 2000),
  description text not null default '' check (length(description) <= 500),
  types text[] not null check (cardinality(types) > 0),
  is_enabled boolean not null default true,
  -- Why it is off when nobody switched it off: it answered 410, or failed for days.
  disabled_reason text check (disabled_reason in ('gone', 'failing')),
  -- Encrypted by the field cipher. For a day after a rotation both sign.
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  failing_since timestamptz,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  check ((old_secret is null) = (old_secret_until is null)),
  check (not (is_enabled and disabled_reason is not null))
);

-- What is sent to an endpoint: the same id and body at every attempt.
create table webhooks.delivery (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  endpoint_id uuid not null,
  type text not null,
  body text not null,
  dedupe text not null,
  status text not null default 'queued' check (status in ('queued', 'delivered', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  -- An attempt runs until then at most; one whose process died counts as free after it.
  locked_until timestamptz,
  response_status int,
  response_ms int,
  response_body text,
  error text,
  created_at timestamptz(3) not null default now(),
  last_attempt_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, endpoint_id, dedupe),
  foreign key (tenant_id, endpoint_id) references webhooks.endpoint on delete cascade
);
create index delivery_newest on webhooks.delivery (tenant_id, endpoint_id, created_at desc, id desc);
create index delivery_waiting on webhooks.delivery (tenant_id, endpoint_id, next_attempt_at) where status = 'queued';
create index delivery_due on webhooks.delivery (next_attempt_at) where status = 'queued';
create index delivery_age on webhooks.delivery (created_at);

do $$
declare name text;
begin
  foreach name in array array['endpoint', 'delivery'] loop
    execute format('alter table webhooks.%I enable row level security', name);
    execute format('alter table webhooks.%I force row level security', name);
    execute format('create policy %I on webhooks.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on webhooks.%I to tradewind_app', name);
  end loop;
end $$;
-- The clock looks for attempts that a dead process left, and for what is old.
create policy delivery_system on webhooks.delivery to tradewind_system using (true);
grant select, delete on webhooks.delivery to tradewind_system;
