create schema llm;
grant usage on schema llm to tradewind_app, tradewind_system;

-- Every call to the model. An open one counts with what it may take, so that calls at once cannot spend a budget twice; one
-- whose process died stays open and counts so for its month.
create table llm.call (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- The first of the month (UTC) whose budget it belongs to.
  month date not null,
  prompt text not null,
  prompt_version int not null,
  model text not null,
  reserved_tokens int not null check (reserved_tokens >= 0),
  tokens_in int check (tokens_in >= 0),
  tokens_out int check (tokens_out >= 0),
  cost_usd numeric(12, 6),
  ms int,
  status text not null default 'open' check (status in ('open', 'answered', 'failed')),
  error text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create index call_of_month on llm.call (tenant_id, month);

-- Answers to what was asked before, word for word, of the same model and in the same shape.
create table llm.answer (
  tenant_id uuid not null,
  hash text not null,
  value jsonb not null,
  model text not null,
  tokens_in int not null,
  tokens_out int not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, hash)
);
create index answer_age on llm.answer (created_at);

do $$
declare name text;
begin
  foreach name in array array['call', 'answer'] loop
    execute format('alter table llm.%I enable row level security', name);
    execute format('alter table llm.%I force row level security', name);
    execute format('create policy %I on llm.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update on llm.%I to tradewind_app', name);
    -- The clock removes what is old.
    execute format('create policy %I on llm.%I to tradewind_system using (true)', name || '_system', name);
    execute format('grant select, delete on llm.%I to tradewind_system', name);
  end loop;
end $$;
