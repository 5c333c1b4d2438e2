create schema alerts;
grant usage on schema alerts to tradewind_app, tradewind_system;

-- What live detection knows of a product. Its row is locked while an observation is looked at.
create table alerts.watch (
  tenant_id uuid not null,
  product_id uuid not null,
  listing_id uuid not null,
  -- Of the detector; null until it is rebuilt from the stored history.
  state jsonb,
  -- What the rules know (last values, what each has seen), and what is believed of the page's words.
  memory jsonb not null default '{}',
  page jsonb,
  -- A history too long for one event is rebuilt by a job.
  is_rebuilding boolean not null default false,
  -- Told that no good look came for two intervals.
  stale_since timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, product_id)
);

create table alerts.rule (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  is_default boolean not null default false,
  -- Names a rule that Tradewind makes, once.
  made_as text,
  scope jsonb not null,
  condition jsonb not null,
  confirm text not null check (confirm in ('at_once', 'twice')),
  -- Null: as the finding says.
  severity text check (severity in ('low', 'medium', 'high')),
  cool_down_h int not null check (cool_down_h between 0 and 720),
  channels text[] not null check (channels <@ array['in_app', 'email', 'webhook']),
  recipients jsonb not null,
  is_enabled boolean not null default true,
  muted_until timestamptz,
  -- Counts changes of scope, condition and confirmation: what was remembered for another version is void.
  version int not null default 1,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id)
);
create unique index rule_made_as on alerts.rule (tenant_id, made_as) where made_as is not null;

-- Which tenants have got their default rules.
create table alerts.rule_set (
  tenant_id uuid primary key,
  made_at timestamptz not null default now()
);

-- A matter that somebody should know of: of one product, or of a group that moved together.
create table alerts.incident (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  -- Rule and direction, for products that move together.
  burst_key text not null,
  rule_id uuid not null,
  rule_name text not null,
  rule text not null,
  direction text not null check (direction in ('up', 'down', 'none')),
  product_id uuid,
  status text not null default 'open' check (status in ('open', 'acknowledged', 'resolved')),
  severity text not null check (severity in ('low', 'medium', 'high')),
  -- The finding that was last told.
  finding jsonb not null,
  channels text[] not null,
  recipients jsonb not null,
  opened_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  cool_until timestamptz not null,
  count int not null default 1,
  product_count int not null default 1,
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  resolved_by uuid,
  resolved_at timestamptz,
  resolution text check (resolution in ('user', 'recovered', 'reverted', 'untracked')),
  primary key (tenant_id, id),
  check ((status = 'resolved') = (resolution is not null))
);
create unique index incident_open on alerts.incident (tenant_id, key) where status <> 'resolved';
create index incident_by_key on alerts.incident (tenant_id, key, opened_at desc);
create index incident_newest on alerts.incident (tenant_id, opened_at desc, id desc);
create index incident_product on alerts.incident (tenant_id, product_id, opened_at desc, id desc);
create index incident_burst on alerts.incident (tenant_id, burst_key, opened_at);

create table alerts.incident_event (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  incident_id uuid not null,
  product_id uuid not null,
  at timestamptz(3) not null,
  rule text not null,
  direction text not null,
  finding jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, incident_id, product_id, at, rule, direction),
  foreign key (tenant_id, incident_id) references alerts.incident on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['watch', 'rule', 'rule_set', 'incident', 'incident_event'] loop
    execute format('alter table alerts.%I enable row level security', name);
    execute format('alter table alerts.%I force row level security', name);
    execute format('create policy %I on alerts.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on alerts.%I to tradewind_app', name);
  end loop;
end $$;
-- The clock looks across tenants for products that nobody has seen for long.
create policy watch_system on alerts.watch for select to tradewind_system using (true);
grant select on alerts.watch to tradewind_system;
-- What was resolved long ago is forgotten.
create policy incident_system on alerts.incident to tradewind_system using (true);
grant select (resolved_at), delete on alerts.incident to tradewind_system;
