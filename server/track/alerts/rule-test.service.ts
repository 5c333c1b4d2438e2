import { type Db, withTenant } from '#kernel/db'
import { describeProducts, findProduct, listContentChanges, listProductIds, listProductIdsByTag, readSamples } from '#track/tracking'
import { isPlain } from './evaluate/evaluate.ts'
import type { Matter } from './evaluate/matter.ts'
import { simulate } from './evaluate/simulate.ts'
import { rulesAt, WARM_UP_MS } from './observe.service.ts'
import { stored } from './record-matters.service.ts'
import { findReversed, returnsOf } from './returns.ts'
import type { RuleTest, RuleTestAnswer } from './rule-test.schema.ts'
import type { Scope } from './rules.schema.ts'

const HOUR = 3_600_000
const DAY_MS = 24 * HOUR
const WEEK_MS = 7 * DAY_MS
const MOST_MS = 8_000
const MOST_SHOWN = 50

interface Order {
  test: RuleTest
  now: Date
  worldSpeed: number
}

/** Runs a rule over the stored history of its products, as many as fit into the time there is. */
export async function testRule(db: Db, tenantId: string, { test, now, worldSpeed }: Order): Promise<RuleTestAnswer> {
  const until = Date.now() + MOST_MS
  const ids = await withTenant(db, tenantId, (trx) => productsOf(trx, test.scope))
  const answer: RuleTestAnswer = { products: ids.length, products_tested: 0, told: 0, per_week: 0, weeks: weeksOf(test.days, now), counts: [], findings: [] }
  for (const product_id of ids) {
    if (Date.now() > until) break
    const told = await withTenant(db, tenantId, (trx) => testProduct(trx, product_id, { test, now, worldSpeed }))
    answer.products_tested++
    answer.told += told.length
    if (told.length > 0) answer.counts.push({ product_id, product: null, told: told.length })
    for (const { at } of told) tally(answer.weeks, at)
    const found = told.slice(-MOST_SHOWN).map((matter) => ({ ...stored(matter), product_id }))
    answer.findings = [...answer.findings, ...found].toSorted((a, b) => a.at.localeCompare(b.at)).slice(-MOST_SHOWN)
  }
  answer.per_week = Math.round((answer.told / test.days) * 70) / 10
  answer.counts = await named(db, tenantId, answer.counts)
  return answer
}

/** Whole weeks that end now; what is left of the days comes first. */
function weeksOf(days: number, now: Date): RuleTestAnswer['weeks'] {
  const count = Math.ceil(days / 7)
  return Array.from({ length: count }, (_, index) => ({ from: new Date(now.getTime() - Math.min(days * DAY_MS, (count - index) * WEEK_MS)), told: 0 }))
}

function tally(weeks: RuleTestAnswer['weeks'], at: Date): void {
  const week = weeks.findLast(({ from }) => from <= at)
  if (week) week.told++
}

async function named(db: Db, tenantId: string, counts: RuleTestAnswer['counts']): Promise<RuleTestAnswer['counts']> {
  const products = await withTenant(db, tenantId, (trx) => describeProducts(trx, counts.map(({ product_id }) => product_id)))
  const byId = new Map(products.map((product) => [product.id, product]))
  return counts.map((count) => ({ ...count, product: byId.get(count.product_id) ?? null })).toSorted((a, b) => b.told - a.told)
}

async function productsOf(trx: Db, scope: Scope): Promise<string[]> {
  if (scope.kind === 'all') return listProductIds(trx)
  return scope.kind === 'tag' ? listProductIdsByTag(trx, scope.tag) : scope.product_ids
}

async function testProduct(trx: Db, productId: string, { test, now, worldSpeed }: Order): Promise<Matter[]> {
  const product = await findProduct(trx, productId)
  if (product === undefined) return [] // named in the scope, and not there
  const versions = (await listContentChanges(trx, product.listing_id)).filter(({ source }) => source === 'crawl')
  const rule = { id: 'tested', version: 1, condition: test.condition, confirm: test.confirm }
  const order = { rule, rules: rulesAt(worldSpeed), from: new Date(now.getTime() - test.days * DAY_MS), warmUpMs: WARM_UP_MS }
  const told: Matter[] = []
  const known = new Map<string, { rule: Matter['rule']; finding: ReturnType<typeof stored>; opened_at: Date; cool_until: Date }>()
  for await (const found of simulate({ samples: readSamples(trx, product.listing_id, { to: now }), versions }, order)) {
    const matter = test.severity === null ? found : { ...found, severity: test.severity }
    const family = returnsOf(matter.rule)
    if (findReversed([...known.values()].filter((one) => family?.includes(one.rule)), matter) !== undefined) continue
    const key = isPlain(test.condition) ? `${matter.rule}|${matter.direction}` : matter.direction
    const before = known.get(key)
    if (before !== undefined && matter.at < before.cool_until) continue
    known.set(key, { rule: matter.rule, finding: stored(matter), opened_at: matter.at, cool_until: new Date(matter.at.getTime() + test.cool_down_h * HOUR) })
    told.push(matter)
  }
  return told
}
