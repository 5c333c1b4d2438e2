import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { ROOT } from '../server/kernel/home.ts'
import { learnLinks, likedNext } from '../server/shop/recommendations/learn.ts'
import { atLeast, type Line, printVerdict } from './verdict.ts'

const RETAIL = join(ROOT, '../shared/data/shop/online_retail_sample.csv')
const TOP = 10
const SEED = 20261121

/** Ranks everything that is not in the basket, best first. */
type Ranking = (known: readonly string[]) => string[]

/**
 * Offline: of every fifth basket one item is hidden, and each way names ten others. Hit-rate@10 is the part of baskets whose hidden item is among
 * them; MRR@10 the mean of 1 ÷ its place. On the sample of real invoices, and on made-up shoppers whose tastes are known.
 */
export const recommendBench = async (): Promise<number> => {
  const lines: Line[] = []
  const retail = readRetail()
  if (retail === undefined) lines.push({ measure: 'real invoices', value: '../shared/data/shop is not there' })
  else lines.push(...compare('real invoices (a thin sample of lines)', retail).lines)
  const { lines: simulated, gain } = compare('made-up shoppers of 8 tastes', simulate())
  lines.push(...simulated, { measure: 'made-up: item-item ÷ popularity', value: gain.toFixed(2), target: atLeast(Number(gain.toFixed(2)), 1.5) })
  return Promise.resolve(printVerdict(`recommend: one item of every fifth basket hidden; hit-rate@${TOP} / MRR@${TOP} (seed ${SEED})`, lines))
}

/** Invoices of the sample with two products or more; cancellations left out. */
function readRetail(): string[][] | undefined {
  if (!existsSync(RETAIL)) return undefined
  const rows = parse<{ InvoiceNo: string; StockCode: string; Quantity: string }>(readFileSync(RETAIL), { columns: true })
  const kept = rows.filter(({ InvoiceNo, Quantity }) => !InvoiceNo.startsWith('C') && Number(Quantity) > 0)
  return [...Map.groupBy(kept, ({ InvoiceNo }) => InvoiceNo).values()].map((lines) => [...new Set(lines.map(({ StockCode }) => StockCode))]).filter((basket) => basket.length > 1)
}

/** Eight tastes of 25 products each, popular by 1 ÷ rank; of what one buys three quarters are of one's own taste. */
function simulate(): string[][] {
  const roll = dice(SEED)
  const pick = (from: number, size: number) => from + Math.floor(size ** roll()) - 1
  return Array.from({ length: 4_000 }, () => {
    const taste = Math.floor(roll() * 8)
    const items = Array.from({ length: 2 + Math.floor(roll() * 5) }, () => `p${roll() < 0.75 ? pick(taste * 25, 25) : pick(Math.floor(roll() * 8) * 25, 25)}`)
    return [...new Set(items)]
  }).filter((basket) => basket.length > 1)
}

/** Mulberry32. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function compare(name: string, baskets: string[][]): { lines: Line[]; gain: number } {
  const roll = dice(SEED)
  const train: string[][] = []
  const tests: { known: string[]; hidden: string }[] = []
  for (const [at, basket] of baskets.entries()) {
    const hidden = basket[Math.floor(roll() * basket.length)] ?? ''
    if (at % 5 === 0) tests.push({ known: basket.filter((item) => item !== hidden), hidden })
    else train.push(basket)
  }
  const popular = byPopularity(train)
  const itemItem = byLinks(train, popular)
  const ways: [string, Ranking][] = [['popularity', popular], ['item-item cosine (what the product does)', itemItem]]
  const items = new Set(train.flat())
  if (items.size <= MAX_EASE) ways.push(['EASE, λ = 100', byEase(train, [...items])])
  const scores = ways.map(([way, rank]) => ({ way, ...score(rank, tests) }))
  const [first, second] = scores
  return {
    lines: [
      { measure: `${name}: baskets, items, hidden`, value: `${baskets.length}, ${items.size}, ${tests.length}` },
      ...scores.map(({ way, hits, mrr }) => ({ measure: `  ${way}`, value: `${hits.toFixed(3)} / ${mrr.toFixed(3)}` })),
      ...(items.size > MAX_EASE ? [{ measure: '  EASE', value: `not tried: more than ${MAX_EASE} items` }] : []),
    ],
    gain: (second?.hits ?? 0) / (first?.hits ?? 1),
  }
}

function score(rank: Ranking, tests: { known: string[]; hidden: string }[]): { hits: number; mrr: number } {
  const places = tests.map(({ known, hidden }) => rank(known).slice(0, TOP).indexOf(hidden))
  return { hits: places.filter((place) => place !== -1).length / tests.length, mrr: places.reduce((sum, place) => sum + (place === -1 ? 0 : 1 / (place + 1)), 0) / tests.length }
}

function byPopularity(train: string[][]): Ranking {
  const times = new Map<string, number>()
  for (const item of train.flat()) times.set(item, (times.get(item) ?? 0) + 1)
  const ranked = [...times].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([item]) => item)
  return (known) => ranked.slice(0, TOP + known.length).filter((item) => !known.includes(item))
}

/** As the product does: links first, then what is popular. */
function byLinks(train: string[][], popular: Ranking): Ranking {
  const links = Map.groupBy(learnLinks(train), ({ product_id }) => product_id)
  return (known) => [...new Set([...likedNext(known, links).map(({ product_id }) => product_id), ...popular(known)])]
}

/** Inverting a matrix of more takes minutes and says nothing new. */
const MAX_EASE = 400
const LAMBDA = 100

/** Embarrassingly shallow autoencoder (Steck 2019): B = I − P ÷ diag(P), P = (XᵀX + λI)⁻¹. */
function byEase(train: string[][], items: string[]): Ranking {
  const place = new Map(items.map((item, at) => [item, at]))
  const n = items.length
  const gram = Array.from({ length: n }, (_, at) => Float64Array.from({ length: n }, (__, other) => (at === other ? LAMBDA : 0)))
  for (const basket of train) {
    const at = basket.map((item) => place.get(item) ?? 0)
    for (const one of at) addOnes(gram[one], at)
  }
  const p = inverse(gram)
  const weight = (from: number, to: number) => -(p[from]?.[to] ?? 0) / (p[to]?.[to] ?? 1)
  return (known) => {
    const from = known.flatMap((item) => place.get(item) ?? [])
    const scored = items.map((item, to) => ({ item, score: from.reduce((sum, at) => sum + weight(at, to), 0) }))
    return scored.filter(({ item }) => !known.includes(item)).toSorted((a, b) => b.score - a.score).slice(0, TOP).map(({ item }) => item)
  }
}

function addOnes(row: Float64Array | undefined, at: readonly number[]): void {
  if (row === undefined) return
  for (const other of at) row[other] = (row[other] ?? 0) + 1
}

/** Gauss and Jordan, of a positive definite matrix: no pivots needed. */
function inverse(matrix: Float64Array[]): Float64Array[] {
  const n = matrix.length
  const rows = matrix.map((row, at) => Float64Array.from({ length: 2 * n }, (_, to) => (to < n ? (row[to] ?? 0) : to - n === at ? 1 : 0)))
  for (const [at, pivot] of rows.entries()) {
    const head = pivot[at] ?? 1
    for (let to = 0; to < 2 * n; to++) pivot[to] = (pivot[to] ?? 0) / head
    for (const [other, row] of rows.entries()) if (other !== at) subtract(row, pivot, row[at] ?? 0)
  }
  return rows.map((row) => row.slice(n))
}

function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (times === 0) return
  for (let to = 0; to < row.length; to++) row[to] = (row[to] ?? 0) - times * (other[to] ?? 0)
}
