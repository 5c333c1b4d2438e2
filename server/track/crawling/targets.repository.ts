import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** All of this is the system's: a page is fetched once, whoever wants it. */
export interface Wanted {
  listing_id: string
  marketplace: string
  asin: string
  /** Null: nobody wants it by the clock. */
  interval_s: number | null
}

/** Rounds that failed put the next one off, up to 64 intervals. */
const MAX_DOUBLINGS = 6

/**
 * Makes the queue true to what is tracked now. A listing is due when its interval has passed since the last try, a new one
 * at once; who wants it more rarely than before lets the earlier time go.
 */
export async function saveWanted(trx: Db, wanted: readonly Wanted[], { now, speed }: { now: Date; speed: number }): Promise<void> {
  if (wanted.length === 0) return
  const dueAt = sql`least(case when t.interval_s >= excluded.interval_s or t.priority > 10 then t.next_due_at end, greatest(${now}::timestamptz,
        coalesce(t.last_tried_at, '-infinity') + make_interval(secs => excluded.interval_s * power(2, least(t.failures, ${MAX_DOUBLINGS})) / ${speed}::float8)))`
  await sql`
    insert into crawling.target as t (listing_id, marketplace, asin, interval_s, priority, next_due_at)
    select listing_id, marketplace, asin, interval_s, 20, ${now}::timestamptz
    from jsonb_populate_recordset(null::crawling.target, ${JSON.stringify(wanted)}::jsonb) where interval_s is not null order by listing_id
    on conflict (listing_id) do update set interval_s = excluded.interval_s, next_due_at = ${dueAt}
      where t.interval_s is distinct from excluded.interval_s or t.next_due_at is distinct from ${dueAt}`.execute(trx)
  const unwanted = wanted.filter(({ interval_s }) => interval_s === null).map(({ listing_id }) => listing_id)
  await dropWanted(trx, unwanted)
}

/** Nobody tracks these any more. What somebody waits for is still fetched. */
export async function dropWanted(trx: Db, listingIds: readonly string[]): Promise<void> {
  if (listingIds.length === 0) return
  await sql`
    update crawling.target t set interval_s = null, next_due_at = case when exists (select from crawling.request r where r.listing_id = t.listing_id and r.status = 'pending') then next_due_at end
    where listing_id = any(${listingIds}::uuid[])`.execute(trx)
}

/** Every listing that is fetched by the clock. */
export async function listScheduled(db: Db): Promise<string[]> {
  const { rows } = await sql<{ listing_id: string }>`select listing_id from crawling.target where interval_s is not null`.execute(db)
  return rows.map(({ listing_id }) => listing_id)
}

/** The marketplace whose page of this priority has waited longest; undefined while none is due. */
export async function nextMarketplace(trx: Db, priority: number, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ marketplace: string }>`
    select marketplace from crawling.target where run_id is null and next_due_at <= ${now} and priority = ${priority} order by next_due_at limit 1`.execute(trx)
  return rows[0]?.marketplace
}

export interface Due {
  listing_id: string
  asin: string
}

/** Who is due within moments may come along: looks that are spread would else make a run each. */
const ALONG_S = 5

/** What a run of this priority fetches: its own first; one that somebody waits for takes nothing along that could slow it down. */
export async function pickDue(trx: Db, { marketplace, priority, now, limit }: { marketplace: string; priority: number; now: Date; limit: number }): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select listing_id, asin from crawling.target
    where run_id is null and marketplace = ${marketplace} and (priority = ${priority} or ${priority} < 30)
      and next_due_at <= ${now}::timestamptz + make_interval(secs => case when attempts = 0 and ${priority} < 30 then ${ALONG_S} else 0 end)
    order by (priority = ${priority}) desc, priority desc, next_due_at limit ${limit} for update skip locked`.execute(trx)
  return rows
}

export async function assignRun(trx: Db, runId: string, listingIds: readonly string[]): Promise<void> {
  await sql`update crawling.target set run_id = ${runId} where listing_id = any(${listingIds}::uuid[])`.execute(trx)
}

/** When the next one is due that no run fetches. */
export async function nextDueAt(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(next_due_at) as at from crawling.target where run_id is null and next_due_at is not null`.execute(db)
  return rows[0]?.at ?? undefined
}

export interface Assigned {
  listing_id: string
  interval_s: number | null
  attempts: number
  failures: number
}

/** The targets of a run, locked. */
export async function lockAssigned(trx: Db, runId: string): Promise<Assigned[]> {
  const { rows } = await sql<Assigned>`select listing_id, interval_s, attempts, failures from crawling.target where run_id = ${runId} order by listing_id for update`.execute(trx)
  return rows
}

export interface Settled {
  listing_id: string
  priority: number | null
  next_due_at: Date | null
  attempts: number
  failures: number
  code: string | null
  good_at: Date | null
  tried_at: Date | null
}

/** Hands targets back to the queue. A priority of null stays what it was. */
export async function release(trx: Db, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return
  await sql`
    update crawling.target t set run_id = null, priority = coalesce(s.priority, t.priority), next_due_at = s.next_due_at, attempts = s.attempts, failures = s.failures,
      last_code = s.code, last_good_at = greatest(t.last_good_at, s.good_at), last_tried_at = greatest(t.last_tried_at, s.tried_at)
    from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
      as s (listing_id uuid, priority int, next_due_at timestamptz, attempts int, failures int, code text, good_at timestamptz, tried_at timestamptz)
    where t.listing_id = s.listing_id`.execute(trx)
}

/** Pages that came along with a search: who begins to track one need not look at once. */
export async function markSeen(trx: Db, seen: readonly { listing_id: string; marketplace: string; asin: string }[], at: Date): Promise<void> {
  if (seen.length === 0) return
  await sql`
    insert into crawling.target as t (listing_id, marketplace, asin, last_tried_at, last_good_at)
    select listing_id, marketplace, asin, ${at}, ${at} from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as s (listing_id uuid, marketplace text, asin text) order by listing_id
    on conflict (listing_id) do update set last_tried_at = greatest(t.last_tried_at, excluded.last_tried_at), last_good_at = greatest(t.last_good_at, excluded.last_good_at)`.execute(trx)
}

/** Nobody waits for these any more: they are fetched when the clock says so. */
export async function calmDown(trx: Db, listingIds: readonly string[], { now, speed }: { now: Date; speed: number }): Promise<void> {
  await sql`
    update crawling.target t set priority = 10, next_due_at = case when interval_s is null then null
      else greatest(${now}::timestamptz, coalesce(last_tried_at, '-infinity') + make_interval(secs => interval_s / ${speed}::float8)) end
    where listing_id = any(${listingIds}::uuid[]) and run_id is null and priority > 10
      and not exists (select from crawling.request r where r.listing_id = t.listing_id and r.status = 'pending')`.execute(trx)
}

export interface QueueState {
  due: number
  waiting: number
  next_due_at: Date | null
}

/** How these listings stand in the queue. */
export async function readQueue(db: Db, listingIds: readonly string[], now: Date): Promise<QueueState> {
  const { rows } = await sql<QueueState>`
    select count(*) filter (where run_id is null and next_due_at <= ${now}) as due, count(*) filter (where run_id is null and next_due_at > ${now}) as waiting,
      min(next_due_at) filter (where run_id is null) as next_due_at from crawling.target where listing_id = any(${listingIds}::uuid[])`.execute(db)
  return rows[0] ?? { due: 0, waiting: 0, next_due_at: null }
}

/** Takes listings whose history was never fetched, or long ago, for one marketplace at a time. */
export async function wantHistory(trx: Db, listingIds: readonly string[], { now, notSince }: { now: Date; notSince: Date }): Promise<number> {
  const { numAffectedRows } = await sql`
    update crawling.target set history_wanted_at = ${now}
    where listing_id = any(${listingIds}::uuid[]) and history_wanted_at is null and (history_at is null or history_at < ${notSince})`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

export interface HistoryWanted extends Due {
  marketplace: string
}

export async function listHistoryWanted(db: Db, limit: number): Promise<HistoryWanted[]> {
  const { rows } = await sql<HistoryWanted>`
    select listing_id, marketplace, asin from crawling.target where history_wanted_at is not null
      and marketplace = (select marketplace from crawling.target where history_wanted_at is not null order by history_wanted_at, listing_id limit 1)
    order by history_wanted_at, listing_id limit ${limit}`.execute(db)
  return rows
}

export async function isHistoryOverdue(db: Db, before: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from crawling.target where history_wanted_at < ${before} limit 1`.execute(db)
  return rows.length > 0
}

export async function markHistory(db: Db, listingIds: readonly string[], at: Date): Promise<void> {
  await sql`update crawling.target set history_wanted_at = null, history_at = ${at} where listing_id = any(${listingIds}::uuid[])`.execute(db)
}
