create schema notifications;
grant usage on schema notifications to tradewind_app, tradewind_system;

-- Something that people are told, once, whoever they are and on whichever channel.
create table notifications.message (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  type text not null,
  severity text not null check (severity in ('low', 'medium', 'high')),
  -- The console words it in the reader's language.
  reason_code text not null,
  facts jsonb not null,
  -- What it is about, `incident:<id>`: a person gets one mail about it.
  subject text not null,
  link text not null,
  -- The letter in each language that its readers need, and what endpoints are sent; null where the channel is not asked for.
  letters jsonb,
  webhook jsonb,
  dedupe text not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, dedupe)
);
create index message_age on notifications.message (created_at);

create table notifications.notification (
  tenant_id uuid not null,
  person_id uuid not null,
  id uuid not null default gen_random_uuid(),
  message_id uuid not null,
  read_at timestamptz,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, message_id, person_id),
  foreign key (tenant_id, message_id) references notifications.message on delete cascade
);
create index notification_newest on notifications.notification (tenant_id, person_id, created_at desc, id desc);
create index notification_unread on notifications.notification (tenant_id, person_id) where read_at is null;

-- What was handed to another channel. How it stands is the channel's to say.
create table notifications.delivery (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  message_id uuid not null,
  channel text not null check (channel in ('email', 'webhook')),
  -- To whom a mail went; null for an endpoint.
  person_id uuid,
  status text not null check (status in ('handed_over', 'failed')),
  -- The mail, or the webhook's delivery.
  ref_id uuid,
  error text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, message_id) references notifications.message on delete cascade
);
create unique index delivery_once on notifications.delivery (tenant_id, message_id, channel, person_id, ref_id) nulls not distinct;
create index delivery_newest on notifications.delivery (tenant_id, created_at desc, id desc);

do $$
declare name text;
begin
  foreach name in array array['message', 'notification', 'delivery'] loop
    execute format('alter table notifications.%I enable row level security', name);
    execute format('alter table notifications.%I force row level security', name);
    execute format('create policy %I on notifications.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on notifications.%I to tradewind_app', name);
  end loop;
end $$;
-- The clock removes what is old.
create policy message_system on notifications.message to tradewind_system using (true);
grant select, delete on notifications.message to tradewind_system;
