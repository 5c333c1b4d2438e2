import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export type SourceName = 'apify' | 'keepa'

export interface SourceState {
  name: SourceName
  paused_until: Date | null
  refusals: number
  last_error: string | null
  tokens: number | null
  refill_per_minute: number | null
  measured_at: Date | null
}

export async function find(db: Db, name: SourceName): Promise<SourceState> {
  const { rows } = await sql<SourceState>`select name, paused_until, refusals, last_error, tokens, refill_per_minute, measured_at from crawling.source where name = ${name}`.execute(db)
  if (rows[0] === undefined) throw new Error(`the source ${name} is missing`)
  return rows[0]
}

/** No pause is longer, whatever a source asks for; one that ends later was written before the clock was set back. */
const MOST = sql`interval '1 hour'`

/** Nobody asks this source before then. Further refusals make the pause longer. */
export async function pause(db: Db, name: SourceName, { now, leastS, error }: { now: Date; leastS: number; error: string }): Promise<Date> {
  const { rows } = await sql<{ paused_until: Date }>`
    update crawling.source set refusals = refusals + 1, last_error = ${error},
      paused_until = least(${now}::timestamptz + ${MOST}, greatest(paused_until, ${now}::timestamptz + make_interval(secs => greatest(${leastS}::float8, least(300, 2 * power(2, least(refusals, 8)))))))
    where name = ${name} returning paused_until`.execute(db)
  return rows[0]?.paused_until ?? now
}

export async function unpause(db: Db, name: SourceName): Promise<void> {
  await sql`update crawling.source set refusals = 0, paused_until = null, last_error = null where name = ${name} and (refusals > 0 or paused_until is not null)`.execute(db)
}

/**
 * Notes that work with a source is asked for at a time. False when it is asked for earlier already, or somebody just does so: a crowd
 * of events asks once.
 */
export async function askFor(trx: Db, name: SourceName, { at, now }: { at: Date; now: Date }): Promise<boolean> {
  const { rows } = await sql`
    update crawling.source set dispatch_at = ${at} where name in (select name from crawling.source where name = ${name} and (dispatch_at is null or dispatch_at <= ${now}::timestamptz + interval '250 ms' or dispatch_at > ${at}) for update skip locked) returning 1`.execute(trx)
  return rows.length > 0
}

/** Takes tokens from the bucket. @returns the milliseconds to wait when there are not enough */
export async function takeTokens(db: Db, wanted: number, now: Date): Promise<number> {
  const { rows } = await sql<{ tokens: number | null; refill_per_minute: number | null; paused_until: Date | null; is_taken: boolean }>`
    with now_has as (
      select name, least(refill_per_minute * 60, tokens + refill_per_minute * greatest(0, extract(epoch from ${now}::timestamptz - measured_at)) / 60) as has,
        case when paused_until <= ${now}::timestamptz + ${MOST} then paused_until end as paused_until from crawling.source where name = 'keepa' for update),
    taken as (
      update crawling.source s set tokens = h.has - ${wanted}, measured_at = ${now} from now_has h
      where s.name = h.name and (h.has is null or h.has >= ${wanted}) and coalesce(h.paused_until, '-infinity') <= ${now} returning 1)
    select h.has as tokens, s.refill_per_minute, h.paused_until, exists (select from taken) as is_taken from now_has h join crawling.source s on s.name = h.name`.execute(db)
  const state = rows[0]
  if (state === undefined || state.is_taken) return 0
  if (state.paused_until !== null && state.paused_until > now) return state.paused_until.getTime() - now.getTime()
  const missing = wanted - (state.tokens ?? 0)
  return Math.ceil((missing / Math.max(0.1, state.refill_per_minute ?? 1)) * 60_000)
}

/** What the other side says of the bucket; it knows best. */
export async function saveTokens(db: Db, { tokens, refill_per_minute }: { tokens: number; refill_per_minute: number }, now: Date): Promise<void> {
  await sql`update crawling.source set tokens = ${tokens}, refill_per_minute = ${refill_per_minute}, measured_at = ${now} where name = 'keepa'`.execute(db)
}
