-- Who wants what on which channel, where it goes, and how each attempt stands.

alter table notifications.delivery drop constraint delivery_channel_check, drop constraint delivery_status_check;
alter table notifications.delivery
  add constraint delivery_channel_check check (channel in ('email', 'webhook', 'push', 'app_push', 'discord', 'slack', 'sms')),
  -- Held: waits for its digest. Handed over: how it stands is the channel's to say.
  add constraint delivery_status_check check (status in ('queued', 'held', 'handed_over', 'sent', 'failed', 'skipped')),
  -- Why it is held or was skipped.
  add column reason text check (reason in ('digest', 'quiet_hours', 'cap', 'preference', 'muted')),
  -- The person's device, or the team's channel.
  add column target_id uuid,
  add column due_at timestamptz,
  add column attempts integer not null default 0,
  add column retries integer not null default 0,
  add column next_at timestamptz not null default now(),
  add column locked_until timestamptz,
  add column sent_at timestamptz,
  add column ended_at timestamptz,
  -- What the other side calls it.
  add column external_id text;
drop index notifications.delivery_once;
create unique index delivery_once on notifications.delivery (tenant_id, message_id, channel, person_id, target_id, ref_id) nulls not distinct;
create index delivery_waiting on notifications.delivery (next_at) where status = 'queued';
create index delivery_due on notifications.delivery (due_at) where status = 'held';
create index delivery_held on notifications.delivery (tenant_id, person_id) where status = 'held';
create index delivery_of_person on notifications.delivery (tenant_id, person_id, created_at desc, id desc);
create index delivery_failed on notifications.delivery (tenant_id, ended_at desc) where status = 'failed';
update notifications.delivery set ended_at = created_at where status = 'failed';

-- When a person is told; who has no row has the defaults.
create table notifications.profile (
  tenant_id uuid not null,
  person_id uuid not null,
  -- Minutes after midnight on the person's clocks; null: never quiet.
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to smallint check (quiet_to between 0 and 1439),
  quiet_lets_high boolean not null default true,
  digest text not null default 'daily' check (digest in ('hourly', 'daily')),
  digest_hour smallint not null default 8 check (digest_hour between 0 and 23),
  -- How many a day; null: as many as come.
  cap_email integer check (cap_email between 1 and 1000),
  cap_push integer check (cap_push between 1 and 1000),
  cap_sms integer default 10 check (cap_sms between 1 and 100),
  changed_at timestamptz not null default now(),
  primary key (tenant_id, person_id),
  check ((quiet_from is null) = (quiet_to is null))
);

-- Where a person differs from the defaults of a type: {"email": "digest"}.
create table notifications.preference (
  tenant_id uuid not null,
  person_id uuid not null,
  type text not null,
  cells jsonb not null,
  primary key (tenant_id, person_id, type)
);

-- A product nobody (null), or one person, is told about.
create table notifications.mute (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  product_id uuid not null,
  person_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index mute_once on notifications.mute (tenant_id, product_id, person_id) nulls not distinct;

-- A browser that takes web push, or an app that takes FCM.
create table notifications.device (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('web', 'app')),
  name text not null,
  -- The subscription or token, encrypted, and by what it is recognised.
  sealed text not null,
  address_hash text not null,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, address_hash)
);
create index device_of_person on notifications.device (tenant_id, person_id);

create table notifications.phone (
  tenant_id uuid not null,
  person_id uuid not null,
  sealed text not null,
  -- Its last digits.
  hint text not null,
  code_hash text,
  code_expires_at timestamptz,
  attempts integer not null default 0,
  codes_sent integer not null default 0,
  codes_since timestamptz not null default now(),
  last_code_at timestamptz,
  verified_at timestamptz,
  primary key (tenant_id, person_id)
);

-- Where a whole team is told, and the gateway its SMS go through.
create table notifications.team_channel (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('discord', 'slack', 'sms')),
  name text not null,
  sealed text not null,
  -- What may be shown of its address.
  hint text not null,
  language text not null check (language in ('en', 'zh-TW', 'zh-CN')),
  min_severity text not null check (min_severity in ('low', 'medium', 'high')),
  -- Null: all.
  types text[],
  is_enabled boolean not null default true,
  last_error text,
  failing_since timestamptz,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create unique index team_channel_one_gateway on notifications.team_channel (tenant_id) where kind = 'sms';

-- Words of the team's own before those of a type.
create table notifications.template (
  tenant_id uuid not null,
  type text not null,
  language text not null check (language in ('en', 'zh-TW', 'zh-CN')),
  subject text,
  intro text,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, type, language)
);

do $$
declare name text;
begin
  foreach name in array array['profile', 'preference', 'mute', 'device', 'phone', 'team_channel', 'template'] loop
    execute format('alter table notifications.%I enable row level security', name);
    execute format('alter table notifications.%I force row level security', name);
    execute format('create policy %I on notifications.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on notifications.%I to tradewind_app', name);
  end loop;
end $$;
-- The clock finds what is due.
create policy delivery_system on notifications.delivery for select to tradewind_system using (true);
grant select on notifications.delivery to tradewind_system;

-- By which push services know this installation.
create table notifications.vapid (
  id boolean primary key default true check (id),
  public_key text not null,
  private_sealed text not null,
  created_at timestamptz not null default now()
);
grant select, insert on notifications.vapid to tradewind_system;

-- Who has proven an address is told of by those who let them in.
create policy outbox_sign_in on kernel.outbox for insert to tradewind_auth with check (true);
grant insert on kernel.outbox to tradewind_auth;
