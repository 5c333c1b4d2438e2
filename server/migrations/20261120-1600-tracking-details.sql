-- What a page holds besides its words and pictures: the newest of each source. It changes with every few reviews, so no
-- history is kept of it.
create table tracking.listing_detail (
  listing_id uuid not null references tracking.listing,
  tenant_id uuid not null,
  source text not null,
  -- Since when it has been so; what is seen again unchanged is not written again.
  valid_from timestamptz not null,
  attributes jsonb not null,
  videos int,
  has_a_plus boolean,
  aspects jsonb not null,
  reviews jsonb not null,
  hash text not null,
  primary key (listing_id, tenant_id, source)
);
alter table tracking.listing_detail enable row level security;
alter table tracking.listing_detail force row level security;
-- As the other facts: a tenant reads its own and the shared ones, and writes its own.
create policy listing_detail_read on tracking.listing_detail for select to tradewind_app
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) or tenant_id = '00000000-0000-0000-0000-000000000000'::uuid);
create policy listing_detail_add on tracking.listing_detail for insert to tradewind_app
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and tenant_id <> '00000000-0000-0000-0000-000000000000'::uuid);
create policy listing_detail_change on tracking.listing_detail for update to tradewind_app
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and tenant_id <> '00000000-0000-0000-0000-000000000000'::uuid);
create policy listing_detail_system on tracking.listing_detail to tradewind_system using (true) with check (true);
grant select, insert, update on tracking.listing_detail to tradewind_app, tradewind_system;
