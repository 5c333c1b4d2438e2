-- Listings that a tenant's searches found, tracked or not: candidates for its suggestions (server/track/competitors).
create table competitors.candidate (
  tenant_id uuid not null,
  listing_id uuid not null,
  marketplace text not null,
  offered_at timestamptz not null,
  primary key (tenant_id, listing_id)
);
alter table competitors.candidate enable row level security;
alter table competitors.candidate force row level security;
create policy candidate_own on competitors.candidate to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on competitors.candidate to tradewind_app;
