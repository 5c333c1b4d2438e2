create schema facts;
grant usage on schema facts to tradewind_app, tradewind_system;

-- What was measured for one report or one run of suggestions, together: its words may speak of nothing else.
create table facts.fact_set (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('report', 'suggestions', 'experiment')),
  product_id uuid,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);

create table facts.fact (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  fact_set_id uuid not null,
  -- How its set's words name it: F12.
  code text not null check (code ~ '^F[1-9][0-9]{0,4}$'),
  metric text not null,
  product_id uuid,
  asin text,
  listing_id uuid,
  -- A number or a text; null was looked for and not there.
  value jsonb not null,
  unit text not null,
  currency char(3),
  low double precision,
  high double precision,
  -- The observation it came from; null when it was computed.
  observed_at timestamptz(3),
  source text,
  derived_from text[] not null default '{}',
  method text,
  primary key (tenant_id, id),
  unique (tenant_id, fact_set_id, code),
  foreign key (tenant_id, fact_set_id) references facts.fact_set on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['fact_set', 'fact'] loop
    execute format('alter table facts.%I enable row level security', name);
    execute format('alter table facts.%I force row level security', name);
    execute format('create policy %I on facts.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    -- Never changed: what was said stays what it was said from.
    execute format('grant select, insert, delete on facts.%I to tradewind_app', name);
  end loop;
end $$;
