import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export type RunStatus = 'intent' | 'starting' | 'unclear' | 'started' | 'collecting' | 'ended'
export type RunOutcome = 'succeeded' | 'failed' | 'timed_out' | 'aborted' | 'not_started' | 'refused' | 'lost'
export type ItemStatus = 'pending' | 'stored' | 'unknown' | 'redirected' | 'refused' | 'missing' | 'returned'

export interface Run {
  id: string
  kind: 'pages' | 'search'
  /** Of a search: where it begins, and how many items each of them may give. */
  urls: string[] | null
  per_url: number | null
  marketplace: string
  status: RunStatus
  outcome: RunOutcome | null
  actor: string
  actor_run_id: string | null
  dataset_id: string | null
  item_count: number
  intent_at: Date
  sent_at: Date | null
  checks: number
  started_at: Date | null
  finished_at: Date | null
  observed_at: Date | null
  next_check_at: Date
  cost_micro_usd: number
  stored: number
  error: string | null
  ended_at: Date | null
}

/** Nobody plans the next look so far ahead: the clock was set back. */
const FAR = sql`interval '10 minutes'`

/** One process plans at a time, so that the number of open runs is true. */
export const lockPlanning = (trx: Db) => sql`select pg_advisory_xact_lock(hashtextextended('crawling.dispatch', 0))`.execute(trx)

export async function countOpen(db: Db): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*) as open from crawling.run where status <> 'ended'`.execute(db)
  return rows[0]?.open ?? 0
}

/** How many runs there ever were: whose turn it is follows from it. */
export async function turn(db: Db): Promise<number> {
  const { rows } = await sql<{ turn: number }>`update crawling.source set turn = (turn + 1) % 1000000 where name = 'apify' returning turn`.execute(db)
  return rows[0]?.turn ?? 0
}

export async function insert(trx: Db, { marketplace, actor, now, items }: { marketplace: string; actor: string; now: Date; items: { listing_id: string; asin: string }[] }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into crawling.run (marketplace, actor, item_count, intent_at, next_check_at) values (${marketplace}, ${actor}, ${items.length}, ${now}, ${now}) returning id`.execute(trx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an inserted run has an id')
  await sql`
    insert into crawling.run_item (run_id, listing_id, marketplace, asin)
    select ${id}, * from unnest(${items.map((item) => item.listing_id)}::uuid[], ${items.map(() => marketplace)}::text[], ${items.map((item) => item.asin)}::text[])`.execute(trx)
  return id
}

export async function insertSearch(trx: Db, { marketplace, actor, urls, per_url, now }: { marketplace: string; actor: string; urls: readonly string[]; per_url: number; now: Date }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into crawling.run (kind, marketplace, actor, item_count, urls, per_url, intent_at, next_check_at)
    values ('search', ${marketplace}, ${actor}, ${urls.length * per_url}, ${urls}::text[], ${per_url}, ${now}, ${now}) returning id`.execute(trx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an inserted run has an id')
  return id
}

/**
 * The right to take the run one step further, until `until`: whoever comes in between finds nothing to do, so that of
 * several reminders of a run one goes on. @param told goes before its time: the outer side said that something happened
 */
export async function claim(db: Db, id: string, { now, until, startUntil, told }: { now: Date; until: Date; startUntil: Date; told: boolean }): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    update crawling.run set next_check_at = case when status = 'intent' then ${startUntil}::timestamptz else ${until} end where id = ${id} and status <> 'ended' 
      and (next_check_at <= ${now} or next_check_at > ${now}::timestamptz + ${FAR} or (${told} and status <> 'starting')) returning *`.execute(db)
  return rows[0]
}

export async function find(db: Db, id: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`select * from crawling.run where id = ${id}`.execute(db)
  return rows[0]
}

/** The open runs that fetch any of these listings. */
export async function listOpen(db: Db, listingIds: readonly string[]): Promise<Run[]> {
  const { rows } = await sql<Run>`
    select * from crawling.run r where status <> 'ended' and exists (select from crawling.run_item i where i.run_id = r.id and i.listing_id = any(${listingIds}::uuid[])) order by intent_at`.execute(db)
  return rows
}

/** Runs that nobody has looked at since they should have been: their process died. */
export async function listOverdue(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from crawling.run where status <> 'ended' and (next_check_at < ${before} or next_check_at > ${before}::timestamptz + ${FAR})`.execute(db)
  return rows.map(({ id }) => id)
}

/** True for the one caller that may send the start. */
export async function markSent(db: Db, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update crawling.run set status = 'starting', sent_at = ${now} where id = ${id} and status = 'intent'`.execute(db)
  return numAffectedRows === 1n
}

export async function markUnclear(db: Db, id: string, error: string): Promise<void> {
  await sql`update crawling.run set status = 'unclear', error = ${error} where id = ${id} and status = 'starting'`.execute(db)
}

export async function countCheck(db: Db, id: string): Promise<void> {
  await sql`update crawling.run set checks = checks + 1 where id = ${id}`.execute(db)
}

/** The run that Apify made of our intent. False when it is another's already. */
export async function adopt(db: Db, id: string, { actor_run_id, dataset_id, started_at }: { actor_run_id: string; dataset_id: string; started_at: Date }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update crawling.run set status = 'started', actor_run_id = ${actor_run_id}, dataset_id = ${dataset_id}, started_at = ${started_at}, error = null
    where id = ${id} and status in ('starting', 'unclear') and not exists (select from crawling.run o where o.actor_run_id = ${actor_run_id})`.execute(db)
  return numAffectedRows === 1n
}

export async function listKnown(db: Db, actorRunIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ actor_run_id: string }>`select actor_run_id from crawling.run where actor_run_id = any(${actorRunIds}::text[])`.execute(db)
  return new Set(rows.map(({ actor_run_id }) => actor_run_id))
}

interface Over {
  outcome: RunOutcome
  finished_at: Date
  cost_micro_usd: number
  error: string | null
}

/** The run is over: from here on its results are collected, as seen at one time that does not change. */
export async function markOver(db: Db, id: string, { outcome, finished_at, cost_micro_usd, error }: Over): Promise<void> {
  await sql`
    update crawling.run set status = 'collecting', outcome = ${outcome}, finished_at = ${finished_at}, observed_at = coalesce(observed_at, date_trunc('milliseconds', ${finished_at}::timestamptz)),
      cost_micro_usd = ${cost_micro_usd}, error = ${error} where id = ${id} and status = 'started'`.execute(db)
}

export async function checkAt(db: Db, id: string, at: Date): Promise<void> {
  await sql`update crawling.run set next_check_at = ${at} where id = ${id} and status <> 'ended'`.execute(db)
}

/** The run, locked, while it is open. */
export async function lockOpen(trx: Db, id: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`select * from crawling.run where id = ${id} and status <> 'ended' for update`.execute(trx)
  return rows[0]
}

export async function end(trx: Db, id: string, { outcome, stored, error, now }: { outcome: RunOutcome; stored: number; error: string | null; now: Date }): Promise<void> {
  await sql`update crawling.run set status = 'ended', outcome = ${outcome}, stored = ${stored}, error = ${error}, ended_at = ${now} where id = ${id}`.execute(trx)
}

export interface RunItem {
  listing_id: string
  marketplace: string
  asin: string
}

export async function listItems(db: Db, runId: string): Promise<RunItem[]> {
  const { rows } = await sql<RunItem>`select listing_id, marketplace, asin from crawling.run_item where run_id = ${runId} order by listing_id`.execute(db)
  return rows
}

export interface ItemEnd {
  listing_id: string
  status: ItemStatus
  code: string | null
  message: string | null
  raw: unknown
}

export async function endItems(trx: Db, runId: string, ends: readonly ItemEnd[], now: Date): Promise<void> {
  await sql`
    update crawling.run_item i set status = e.status, code = e.code, message = e.message, raw = e.raw, ended_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e (listing_id uuid, status text, code text, message text, raw jsonb)
    where i.run_id = ${runId} and i.listing_id = e.listing_id`.execute(trx)
}

export interface Provenance {
  run_id: string
  observed_at: Date
  actor: string
  raw: Record<string, unknown>
}

/** The newest look that was stored and whose words are still kept. */
export async function findNewestRaw(db: Db, listingId: string): Promise<Provenance | undefined> {
  const { rows } = await sql<Provenance>`
    select i.run_id, r.observed_at, r.actor, i.raw from crawling.run_item i join crawling.run r on r.id = i.run_id
    where i.listing_id = ${listingId} and i.status = 'stored' and i.raw is not null order by i.ended_at desc limit 1`.execute(db)
  return rows[0]
}

export async function prune(db: Db, { rawBefore, runsBefore }: { rawBefore: Date; runsBefore: Date }): Promise<void> {
  await sql`update crawling.run_item set raw = null where raw is not null and ended_at < ${rawBefore}`.execute(db)
  await sql`delete from crawling.run where ended_at < ${runsBefore}`.execute(db)
  await sql`delete from crawling.request where ended_at < ${runsBefore}`.execute(db)
  await sql`delete from crawling.search where ended_at < ${runsBefore}`.execute(db)
}
