-- Which products a tenant compares its own with, and what is known of ranks and sales (server/track/competitors).
create schema competitors;
grant usage on schema competitors to tradewind_app, tradewind_system;

-- A named set of competitors: for a comparison, or as the control of an experiment.
create table competitors.product_group (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

-- A listing beside one of the tenant's products. The competitor is a product of the tenant as well, unless it was only found.
create table competitors.relation (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  product_id uuid not null,
  listing_id uuid not null,
  relationship_type text not null check (relationship_type in ('direct', 'category', 'brand')),
  state text not null check (state in ('suggested', 'confirmed', 'dismissed')),
  similarity_score real not null check (similarity_score between 0 and 1),
  -- What the score is made of: [{ part, value, weight, share }].
  parts jsonb not null default '[]',
  group_id uuid,
  created_at timestamptz(3) not null default now(),
  decided_at timestamptz(3),
  primary key (tenant_id, id),
  unique (tenant_id, product_id, listing_id),
  foreign key (tenant_id, group_id) references competitors.product_group (tenant_id, id) on delete set null (group_id)
);
create index relation_group on competitors.relation (tenant_id, group_id) where group_id is not null;

-- ln(units a month) = a + b ln(rank), by marketplace and root category, of what Tradewind itself saw. Shared: it names no product and no tenant.
create table competitors.sales_model (
  marketplace text not null,
  root_category text not null,
  a double precision not null,
  b double precision not null,
  sigma double precision not null check (sigma > 0),
  -- Of a and b: [var a, cov a b, var b].
  covariance double precision[] not null check (cardinality(covariance) = 3),
  -- Families of listings, not listings: the children of one parent share its rank.
  n int not null,
  median_error double precision,
  rank_min int not null,
  rank_max int not null,
  observed_from timestamptz not null,
  observed_to timestamptz not null,
  fitted_at timestamptz not null,
  primary key (marketplace, root_category)
);
grant select on competitors.sales_model to tradewind_app;
grant select, insert, update, delete on competitors.sales_model to tradewind_system;

do $$
declare name text;
begin
  foreach name in array array['product_group', 'relation'] loop
    execute format('alter table competitors.%I enable row level security', name);
    execute format('alter table competitors.%I force row level security', name);
    execute format('create policy %I on competitors.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on competitors.%I to tradewind_app', name);
  end loop;
end $$;
