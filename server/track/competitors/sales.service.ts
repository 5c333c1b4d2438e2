import { setImmediate as turn } from 'node:timers/promises'
import { type Db, inTransaction } from '#kernel/db'
import { listSalesPoints, type SalesPoint } from '#track/tracking'
import { bracketOf } from './sales/brackets.ts'
import { estimateFrom, type SalesEstimate, type SalesModel } from './sales/estimate.ts'
import { fitSales, heldOutError } from './sales/fit.ts'
import * as sales from './sales.repository.ts'

const YEAR_MS = 365 * 86_400_000
/** With fewer a line is a guess: in research fits of nine products failed, of thirteen held. */
export const LEAST_FAMILIES = 10
/** At one rank no line can be drawn, however many are there. */
const LEAST_SPREAD = 3

/**
 * Fits the line between rank and sales of every marketplace and root category anew, from what Tradewind itself saw: what tenants imported is
 * theirs. Safe to repeat.
 */
export async function fitSalesModels(systemDb: Db, now: Date): Promise<number> {
  const points = await listSalesPoints(systemDb, new Date(now.getTime() - YEAR_MS))
  const models: SalesModel[] = []
  for (const group of Map.groupBy(points, ({ marketplace, root_category }) => `${marketplace} ${root_category}`).values()) {
    const model = modelOf(sampleOf(group), now)
    if (model !== undefined) models.push(model)
    await turn() // a fit takes a while, and others want to be answered
  }
  await inTransaction(systemDb, (trx) => sales.replaceAll(trx, models))
  return models.length
}

const HOUR_MS = 3_600_000

/** The same, unless it was done within the hour: for who has just brought many new looks. */
export async function renewSalesModels(systemDb: Db, now: Date): Promise<void> {
  const last = await sales.lastFittedAt(systemDb)
  if (last === undefined || last.getTime() < now.getTime() - HOUR_MS) await fitSalesModels(systemDb, now)
}

/** More families, and older looks of one, make the line hardly surer, and the fit slower by as much. */
const MOST_FAMILIES = 500
const LOOKS_OF_ONE = 2

/** The newest looks of as many families, evenly among all. @param points those of a family together, in order of time */
export function sampleOf(points: readonly SalesPoint[]): SalesPoint[] {
  const families = [...Map.groupBy(points, ({ family }) => family).values()]
  const step = Math.max(1, families.length / MOST_FAMILIES)
  return Array.from({ length: Math.min(MOST_FAMILIES, families.length) }, (_, index) => families[Math.floor(index * step)] ?? []).flatMap((looks) => looks.slice(-LOOKS_OF_ONE))
}

function modelOf(seen: readonly SalesPoint[], now: Date): SalesModel | undefined {
  const [first] = seen
  const ranks = seen.map(({ bsr }) => bsr)
  const [rank_min, rank_max] = [Math.min(...ranks), Math.max(...ranks)]
  if (first === undefined || new Set(seen.map(({ family }) => family)).size < LEAST_FAMILIES || rank_max / rank_min < LEAST_SPREAD) return undefined
  const points = seen.map(({ family, bsr, monthly_sold }) => ({ family, rank: bsr, ...bracketOf(monthly_sold) }))
  const times = seen.map(({ at }) => at.getTime())
  return {
    marketplace: first.marketplace, root_category: first.root_category, ...fitSales(points), median_error: heldOutError(points), rank_min, rank_max,
    observed_from: new Date(Math.min(...times)), observed_to: new Date(Math.max(...times)), fitted_at: now,
  }
}

/** Units a month of a listing, with range, error and how many families the line was fitted on. Each family counts once: see `estimateFrom`. */
export async function estimateSales(trx: Db, { marketplace, root_category, bsr, monthly_sold }: { marketplace: string; root_category: string | null; bsr: number | null; monthly_sold: number | null }): Promise<SalesEstimate> {
  const model = (await sales.list(trx, marketplace)).find((candidate) => candidate.root_category === root_category)
  return estimateFrom({ bsr, monthly_sold }, model)
}

/** What books taught (Brynjolfsson and Smith): where nothing was fitted, a slope to compare changes with, never to count sales by. */
const USUAL_SLOPE = -0.87

/** By how much ln(sales) changes when ln(rank) rises by one, in a root category. */
export async function salesSlope(trx: Db, { marketplace, root_category }: { marketplace: string; root_category: string | null }): Promise<number> {
  return (await sales.list(trx, marketplace)).find((candidate) => candidate.root_category === root_category)?.b ?? USUAL_SLOPE
}
