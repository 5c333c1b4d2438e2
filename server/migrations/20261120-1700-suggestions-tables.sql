-- What a seller may do better, and what it rests on (server/track/suggestions).
create schema suggestions;
grant usage on schema suggestions to tradewind_app, tradewind_system;

-- One order of suggestions for a product. It is open until its suggestions are stored; of a product one at a time.
create table suggestions.run (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  product_id uuid not null,
  -- Null for one that a command made without a task.
  task_id uuid,
  depth text not null check (depth in ('quick', 'standard', 'comprehensive')),
  include_competitor_data boolean not null,
  types text[] not null,
  language text not null check (language in ('en', 'zh-TW', 'zh-CN')),
  -- What was dismissed may be offered again.
  is_again boolean not null default false,
  fact_set_id uuid,
  written_by text check (written_by in ('computed', 'model')),
  -- Why the model did not write: a code of the port's, or NOT_ASKED.
  fallback_code text,
  model text,
  prompt_version integer,
  tokens_in integer not null default 0,
  tokens_out integer not null default 0,
  cost_usd double precision,
  ms integer not null default 0,
  score integer,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  completed_at timestamptz(3),
  primary key (tenant_id, id)
);
create unique index run_open on suggestions.run (tenant_id, product_id) where completed_at is null;
create unique index run_task on suggestions.run (tenant_id, task_id) where task_id is not null;
create index run_newest on suggestions.run (tenant_id, product_id, completed_at desc) where completed_at is not null;

create table suggestions.suggestion (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  product_id uuid not null,
  type text not null check (type in ('price', 'title', 'description', 'bullets', 'images', 'keywords')),
  -- The computed words: codes of sentences with the facts in their places, worded in any language when they are read.
  text_part jsonb not null,
  reason_parts jsonb not null,
  -- The model's words with {{F12}} for facts, in the language of the run; null where it wrote none.
  text_template text,
  reason_template text,
  current_text text,
  suggested_text text,
  current_minor bigint,
  suggested_minor bigint check (suggested_minor > 0),
  currency char(3),
  fact_codes text[] not null,
  priority smallint not null check (priority between 1 and 5),
  impact_score smallint not null check (impact_score between 0 and 100),
  estimated_impact text not null check (estimated_impact in ('high', 'medium', 'low')),
  implementation_difficulty text not null check (implementation_difficulty in ('easy', 'medium', 'hard')),
  status text not null default 'pending' check (status in ('pending', 'implemented', 'dismissed')),
  -- The same advice, made again, has the same.
  fingerprint text not null,
  edited_at timestamptz(3),
  implemented_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, run_id) references suggestions.run on delete cascade
);
create index suggestion_of_product on suggestions.suggestion (tenant_id, product_id, priority);
create index suggestion_of_run on suggestions.suggestion (tenant_id, run_id);

do $$
declare name text;
begin
  foreach name in array array['run', 'suggestion'] loop
    execute format('alter table suggestions.%I enable row level security', name);
    execute format('alter table suggestions.%I force row level security', name);
    execute format('create policy %I on suggestions.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on suggestions.%I to tradewind_app', name);
  end loop;
end $$;
