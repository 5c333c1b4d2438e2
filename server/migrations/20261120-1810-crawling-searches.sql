-- Searches and bestseller lists through the same runs as pages (server/track/crawling).
alter table crawling.run
  add column kind text not null default 'pages' check (kind in ('pages', 'search')),
  -- Where a search begins; null for pages, which stand in run_item.
  add column urls text[],
  -- A search returns no more items for each of them.
  add column per_url int check (per_url > 0),
  add check ((kind = 'search') = (urls is not null and per_url is not null));

-- What a tenant searches for. One search may have two parts: keywords and a list of bestsellers are two actors.
create table crawling.search (
  tenant_id uuid not null,
  search_id uuid not null,
  part int not null,
  actor text not null,
  marketplace text not null,
  urls text[] not null check (cardinality(urls) between 1 and 20),
  per_url int not null check (per_url between 1 and 100),
  priority int not null check (priority in (10, 20, 30)),
  status text not null default 'pending' check (status in ('pending', 'running', 'done', 'failed', 'cancelled')),
  -- The run that looks, or looked last.
  run_id uuid,
  attempts int not null default 0,
  not_before timestamptz not null,
  code text,
  message text,
  -- [{ asin, title, image_url, url, position, is_seen }], in the order they were found.
  found jsonb,
  observed_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, search_id, part),
  check ((ended_at is null) = (status in ('pending', 'running')))
);
create index search_waiting on crawling.search (priority desc, not_before) where status = 'pending';
create index search_run on crawling.search (run_id) where run_id is not null;
create index search_ended on crawling.search (ended_at) where ended_at is not null;

alter table crawling.search enable row level security;
alter table crawling.search force row level security;
create policy search_own on crawling.search to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy search_system on crawling.search to tradewind_system using (true) with check (true);
grant select, insert, update, delete on crawling.search to tradewind_app, tradewind_system;
