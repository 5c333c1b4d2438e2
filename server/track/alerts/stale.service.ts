import { type Db, withTenant } from '#kernel/db'
import { FREQUENCY_S, lastObservedAt, listTracked, type Tracked } from '#track/tracking'
import { listWorking } from './ensure-rules.service.ts'
import { isPlain } from './evaluate/evaluate.ts'
import type { Matter } from './evaluate/matter.ts'
import { inScope } from './observe.service.ts'
import { recordMatters } from './record-matters.service.ts'
import { leavesOf } from './rules.schema.ts'
import type { RuleRow } from './rules.repository.ts'
import * as watches from './watch.repository.ts'

const INTERVALS = 2
const HOUR = 3_600_000
const ROUND = 1_000

interface Stale extends Tracked {
  since: Date
  hours: number
}

/** Tells of active products without a good look for two of their intervals, once until a look comes. */
export async function tellStale({ db, systemDb }: { db: Db; systemDb: Db }, { now, worldSpeed }: { now: Date; worldSpeed: number }): Promise<void> {
  const tracked = await listTracked(systemDb)
  for (let from = 0; from < tracked.length; from += ROUND) {
    const stale = await findStale(systemDb, tracked.slice(from, from + ROUND), { now, worldSpeed })
    for (const [tenantId, products] of Map.groupBy(stale, ({ tenant_id }) => tenant_id)) {
      for (const product of products) await withTenant(db, tenantId, (trx) => tellOne(trx, product, now))
    }
  }
}

async function findStale(systemDb: Db, tracked: readonly Tracked[], { now, worldSpeed }: { now: Date; worldSpeed: number }): Promise<Stale[]> {
  const seen = await lastObservedAt(systemDb, tracked.map(({ listing_id }) => listing_id))
  const watched = new Map((await watches.listStale(systemDb, tracked.map(({ product_id }) => product_id))).map((watch) => [watch.product_id, watch]))
  return tracked.flatMap((product): Stale[] => {
    const watch = watched.get(product.product_id)
    const since = seen.get(product.listing_id) ?? watch?.created_at
    if (since === undefined || (watch !== undefined && watch.stale_since !== null)) return []
    const limit = (INTERVALS * FREQUENCY_S[product.crawl_frequency] * 1_000) / worldSpeed
    const age = now.getTime() - since.getTime()
    return age > limit ? [{ ...product, since, hours: Math.round(((age * worldSpeed) / HOUR) * 10) / 10 }] : []
  })
}

async function tellOne(trx: Db, { tenant_id, product_id, listing_id, since, hours }: Stale, now: Date): Promise<void> {
  await watches.lock(trx, { tenant_id, product_id, listing_id })
  if (!(await watches.markStale(trx, product_id, since))) return
  const matter: Matter = {
    at: now, rule: 'stale_data', direction: 'none', severity: 'medium', metric: 'look', before: null, after: null, change: null, currency: null, reason_code: 'no_look_for_two_intervals', facts: { hours },
  }
  const rules = (await inScope(trx, await listWorking(trx, tenant_id), product_id)).filter((rule) => hears(rule, now))
  await recordMatters(trx, { tenant_id, product_id }, rules.map((rule) => ({ rule, matter })))
}

/** Silence has no sample that other conditions could be judged by: only rules of findings alone hear of it. */
const hears = ({ condition, muted_until }: RuleRow, now: Date) =>
  (muted_until === null || muted_until <= now) && isPlain(condition)
  && leavesOf(condition).some((leaf) => leaf.kind === 'stale' || (leaf.kind === 'finding' && leaf.min_severity !== 'high' && (leaf.rules.length === 0 || leaf.rules.includes('stale_data'))))
