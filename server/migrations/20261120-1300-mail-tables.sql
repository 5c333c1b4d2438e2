create schema mail;
grant usage on schema mail to tradewind_app, tradewind_auth, tradewind_system;

-- The outgoing mail. A row is written in the transaction that has the reason; its job sends it.
create table mail.mail (
  -- Null: to somebody who is in no tenant yet.
  tenant_id uuid,
  id uuid primary key default gen_random_uuid(),
  "to" text not null check ("to" !~ '[\r\n]'),
  subject text not null check (subject !~ '[\r\n]'),
  template text not null,
  language text not null,
  -- What is sent, as JSON of html and text; encrypted where it holds a link that signs somebody in. Null once sent or given up.
  body text,
  is_sealed boolean not null,
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed')),
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  error text,
  dedupe text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((status = 'queued') = (ended_at is null))
);
create unique index mail_dedupe on mail.mail (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'), dedupe) where dedupe is not null;
create index mail_due on mail.mail (next_at) where status = 'queued';
create index mail_age on mail.mail (ended_at) where ended_at is not null;
alter table mail.mail enable row level security;
alter table mail.mail force row level security;
create policy mail_own on mail.mail to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy mail_sign_in on mail.mail to tradewind_auth using (true) with check (true);
create policy mail_sending on mail.mail to tradewind_system using (true) with check (true);
grant insert, select (id, tenant_id, dedupe, "to", subject, template, status, error, created_at, ended_at) on mail.mail to tradewind_app;
grant insert, select (id, tenant_id, dedupe) on mail.mail to tradewind_auth;
grant select, insert, update, delete on mail.mail to tradewind_system;
