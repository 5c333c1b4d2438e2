-- What callers have used of their rate limits, by all processes together (server/kernel/http/rate-sync.ts). A crash may forget it.
create unlogged table kernel.rate (
  key text primary key,
  -- When the caller will have its full allowance again.
  full_at timestamptz not null
);
create index rate_full on kernel.rate (full_at);
grant select, insert, update, delete on kernel.rate to tradewind_system;
