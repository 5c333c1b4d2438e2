create schema experiments;
grant usage on schema experiments to tradewind_app, tradewind_system;

-- What is tried, and how it will be judged: all of it written before the first day counts, and never changed.
create table experiments.experiment (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  product_id uuid not null,
  listing_id uuid not null,
  suggestion_id uuid,
  name text not null check (length(name) between 1 and 200),
  design text not null check (design in ('before_after', 'price_slices')),
  metric text not null check (metric in ('bsr', 'units', 'rating')),
  baseline_days int not null check (baseline_days between 14 and 90),
  horizon_days int not null check (horizon_days between 7 and 90),
  -- Days after a change (or the turn of a slice) that count for neither side.
  settle_days int not null check (settle_days between 0 and 7),
  starts_on date not null,
  ends_on date not null,
  -- The group it is measured against: listings, as they were chosen.
  controls uuid[] not null,
  -- price_slices: [{ "from": date, "to": date, "arm": "a" | "b" }], drawn by chance; prices in minor units.
  slices jsonb,
  price_a_minor int,
  price_b_minor int,
  status text not null default 'running' check (status in ('running', 'completed', 'stopped')),
  result jsonb,
  fact_set_id uuid,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  ended_at timestamptz(3),
  primary key (tenant_id, id)
);
create unique index experiment_of_suggestion on experiments.experiment (tenant_id, suggestion_id) where suggestion_id is not null and status = 'running';
create index experiment_newest on experiments.experiment (tenant_id, created_at desc, id desc);
create index experiment_due on experiments.experiment (ends_on) where status = 'running';
alter table experiments.experiment enable row level security;
alter table experiments.experiment force row level security;
create policy experiment_own on experiments.experiment to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on experiments.experiment to tradewind_app;
-- The clock asks whose days are over.
create policy experiment_system on experiments.experiment for select to tradewind_system using (true);
grant select on experiments.experiment to tradewind_system;
