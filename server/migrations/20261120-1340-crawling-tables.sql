-- When Tradewind looks at a listing, what each look gave, who asked and who pays (server/track/crawling).
create schema crawling;
grant usage on schema crawling to tradewind_app, tradewind_system;

-- The queue of looks: one row a listing, whoever tracks it. Shared, for a page is fetched once for all; it names nobody.
create table crawling.target (
  listing_id uuid primary key,
  marketplace text not null,
  asin text not null,
  -- The shortest among the tenants that track it; null while nobody wants it by the clock.
  interval_s int check (interval_s > 0),
  -- 30 somebody waits, 20 a category, 10 the clock.
  priority int not null default 10 check (priority in (10, 20, 30)),
  -- Null: not before somebody asks.
  next_due_at timestamptz,
  -- The open run that fetches it.
  run_id uuid,
  -- Of the round in hand.
  attempts int not null default 0,
  -- Rounds in a row that gave nothing.
  failures int not null default 0,
  last_code text,
  last_tried_at timestamptz,
  last_good_at timestamptz,
  history_wanted_at timestamptz,
  history_at timestamptz
);
create index target_due on crawling.target (priority, next_due_at) where run_id is null and next_due_at is not null;
create index target_run on crawling.target (run_id) where run_id is not null;
create index target_history on crawling.target (history_wanted_at) where history_wanted_at is not null;

-- One run of the actor. The row is committed before the actor is asked to start, so that no start is ever repeated blindly.
create table crawling.run (
  id uuid primary key default gen_random_uuid(),
  marketplace text not null,
  status text not null default 'intent' check (status in ('intent', 'starting', 'unclear', 'started', 'collecting', 'ended')),
  outcome text check (outcome in ('succeeded', 'failed', 'timed_out', 'aborted', 'not_started', 'refused', 'lost')),
  actor text not null,
  actor_run_id text unique,
  dataset_id text,
  item_count int not null,
  intent_at timestamptz not null,
  sent_at timestamptz,
  -- How often an unclear start was looked for.
  checks int not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  -- The time of all it saw: written before the first item is stored, so that a repeat stores the same.
  observed_at timestamptz,
  next_check_at timestamptz not null,
  cost_micro_usd bigint not null default 0 check (cost_micro_usd >= 0),
  stored int not null default 0,
  error text,
  ended_at timestamptz,
  check ((ended_at is not null) = (status = 'ended')),
  check ((outcome is not null) or status in ('intent', 'starting', 'unclear', 'started'))
);
create index run_open on crawling.run (next_check_at) where status <> 'ended';
create index run_ended on crawling.run (ended_at) where ended_at is not null;

create table crawling.run_item (
  run_id uuid not null references crawling.run on delete cascade,
  listing_id uuid not null,
  marketplace text not null,
  asin text not null,
  -- returned: put back on the queue, the run never fetched it.
  status text not null default 'pending' check (status in ('pending', 'stored', 'unknown', 'redirected', 'refused', 'missing', 'returned')),
  code text,
  message text,
  -- What the actor said, for some days: where a value comes from.
  raw jsonb,
  ended_at timestamptz,
  primary key (run_id, listing_id)
);
create index run_item_listing on crawling.run_item (listing_id, ended_at desc);
create index run_item_raw on crawling.run_item (ended_at) where raw is not null;

-- What a tenant asked for, and waits for.
create table crawling.request (
  tenant_id uuid not null,
  task_id uuid not null,
  listing_id uuid not null,
  product_id uuid not null,
  marketplace text not null,
  asin text not null,
  priority int not null check (priority in (10, 20, 30)),
  status text not null default 'pending' check (status in ('pending', 'stored', 'fresh', 'unknown', 'failed', 'cancelled')),
  code text,
  message text,
  created_at timestamptz not null,
  -- When it was put on the queue.
  queued_at timestamptz,
  -- Nobody waits for ever.
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, task_id, listing_id),
  check ((ended_at is null) = (status = 'pending'))
);
create index request_waiting on crawling.request (listing_id) where status = 'pending';
create index request_new on crawling.request (created_at) where status = 'pending' and queued_at is null;
create index request_expiring on crawling.request (expires_at) where status = 'pending';
create index request_ended on crawling.request (ended_at) where ended_at is not null;

-- A fetch that several asked for is one fetch, and its price is split among them.
create table crawling.usage (
  tenant_id uuid not null,
  month date not null,
  crawls int not null default 0 check (crawls >= 0),
  cost_micro_usd bigint not null default 0 check (cost_micro_usd >= 0),
  primary key (tenant_id, month)
);

-- What each outer source lets us do now, for all processes.
create table crawling.source (
  name text primary key check (name in ('apify', 'keepa')),
  paused_until timestamptz,
  -- Refusals in a row.
  refusals int not null default 0,
  last_error text,
  tokens double precision,
  refill_per_minute double precision,
  measured_at timestamptz,
  -- When the next planning is asked for, so that a crowd asks once.
  dispatch_at timestamptz,
  -- Counts runs: whose turn it is.
  turn int not null default 0
);
insert into crawling.source (name) values ('apify'), ('keepa');

grant select on crawling.target, crawling.run, crawling.run_item, crawling.source to tradewind_app;
grant select, insert, update, delete on crawling.target, crawling.run, crawling.run_item, crawling.source to tradewind_system;

alter table crawling.request enable row level security;
alter table crawling.request force row level security;
create policy request_own on crawling.request to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy request_system on crawling.request to tradewind_system using (true) with check (true);
grant select, insert, update, delete on crawling.request to tradewind_app, tradewind_system;

alter table crawling.usage enable row level security;
alter table crawling.usage force row level security;
create policy usage_own on crawling.usage for select to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy usage_system on crawling.usage to tradewind_system using (true) with check (true);
grant select on crawling.usage to tradewind_app;
grant select, insert, update, delete on crawling.usage to tradewind_system;
