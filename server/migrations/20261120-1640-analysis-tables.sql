create schema analysis;
grant usage on schema analysis to tradewind_app, tradewind_system;

create table analysis.report (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  product_id uuid not null,
  report_type text not null check (report_type in ('competitor_analysis', 'market_trend')),
  analysis_type text not null check (analysis_type in ('quick', 'full', 'deep')),
  -- Null: all confirmed competitors.
  competitor_ids uuid[],
  language text not null check (language in ('en', 'zh-TW', 'zh-CN')),
  status text not null default 'pending' check (status in ('pending', 'running', 'completed', 'failed', 'cancelled')),
  is_weekly boolean not null default false,
  task_id uuid,
  -- What was measured, without words; null until it is done.
  content jsonb,
  -- Words with facts in them, {{F12}}: those of the model in `language`, or codes of sentences that exist in every language.
  insights jsonb,
  fact_set_id uuid,
  written_by text check (written_by in ('model', 'computed')),
  -- Why no model wrote it.
  fallback_code text,
  model text,
  prompt_version int,
  tokens_in int,
  tokens_out int,
  cost_usd numeric(12, 6),
  generation_ms int,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  completed_at timestamptz(3),
  primary key (tenant_id, id)
);
-- One at a time of a product and type: who asks again joins it.
create unique index report_open on analysis.report (tenant_id, product_id, report_type) where status in ('pending', 'running');
create index report_of_product on analysis.report (tenant_id, product_id, created_at desc, id desc);
create index report_of_task on analysis.report (tenant_id, task_id);

-- A link that shows a report to whoever has it.
create table analysis.share (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  report_id uuid not null,
  token_hash text not null,
  expires_at timestamptz(3) not null,
  -- Made by the server to print the report; not shown to people.
  is_internal boolean not null default false,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, report_id) references analysis.report on delete cascade
);
create index share_of_report on analysis.share (tenant_id, report_id);
create index share_expiry on analysis.share (expires_at);

-- A report printed in a language.
create table analysis.print (
  tenant_id uuid not null,
  report_id uuid not null,
  language text not null,
  file_id uuid not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, report_id, language),
  foreign key (tenant_id, report_id) references analysis.report on delete cascade
);

-- Which week of a tenant has had its analyses.
create table analysis.week (
  tenant_id uuid not null,
  -- The Sunday, in the tenant's zone.
  starts_on date not null,
  products int not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, starts_on)
);

do $$
declare name text;
begin
  foreach name in array array['report', 'share', 'print', 'week'] loop
    execute format('alter table analysis.%I enable row level security', name);
    execute format('alter table analysis.%I force row level security', name);
    execute format('create policy %I on analysis.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on analysis.%I to tradewind_app', name);
  end loop;
end $$;
-- The clock removes what is over.
create policy share_system on analysis.share to tradewind_system using (true);
grant select, delete on analysis.share to tradewind_system;
