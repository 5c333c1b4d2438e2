import { type Db, withTenant } from '#kernel/db'
import { Batch, type BatchPart, countPoints } from './batch.ts'
import { inCopyTransaction } from './copy.repository.ts'
import * as imports from './imports.repository.ts'
import { ensureMonths } from './listings.repository.ts'
import type { Normalised, NormalItem, Problem } from './normal-item.ts'
import type { RawItem, Read } from './readers/raw-item.ts'
import { storeBatch, type StoredPart } from './store-batch.service.ts'

interface RunOptions {
  tenantId: string
  importId: string
  format: imports.ImportCounts['format']
  dryRun?: boolean | undefined
  signal?: AbortSignal | undefined
  onProblem?: ((problem: Problem) => void) | undefined
  batchRows?: number | undefined
}

interface ListingTotals {
  marketplace: string
  asin: string
  product_id: string | null
  metrics: Map<string, { read: number; added: number }>
}

/** Listings whose counts an import keeps and shows. */
const MAX_LISTINGS_SHOWN = 2_000
const FEW_LISTINGS = 100

/** Words of a file as a database takes them: no NUL, and no half of a character that was cut. */
const storable = (text: string) => text.toWellFormed().replaceAll('\u0000', '').slice(0, 500).toWellFormed()

/** An import while it runs: the batch that is being filled, and what was counted. */
export class ImportRun {
  readonly counts: imports.ImportCounts
  readonly #db: Db
  readonly #options: RunOptions
  readonly #batch: Batch
  readonly #listings = new Map<string, ListingTotals>()
  /** Problems that are not stored yet, and how many are. */
  #problems: Problem[] = []
  readonly #refused = new Set<string>()
  #stored = 0

  constructor(db: Db, options: RunOptions) {
    this.#db = db
    this.#options = options
    this.#batch = new Batch(options.batchRows)
    this.counts = { format: options.format, items_read: 0, items_kept: 0, items_refused: 0, points_read: 0, points_added: 0, problems_found: 0, listings: [] }
  }

  /** Takes what the reader found. Stores whenever a batch is full. */
  async take(read: Read, normalise: (raw: RawItem) => Normalised): Promise<void> {
    const where = { item: read.ordinal, line: read.line }
    if (read.ordinal > 0) this.counts.items_read += 1
    const { item, asin, findings } = 'finding' in read ? { item: null, asin: null, findings: [read.finding] } : normalise(read)
    for (const { field, message, ...finding } of findings) {
      this.#report({ ...where, asin: asin === null ? null : storable(asin), ...finding, field: field === null ? null : storable(field), message: storable(message) })
    }
    if (item !== null) await this.#keep(item)
    else if (read.ordinal > 0) this.counts.items_refused += 1
  }

  finish(): Promise<void> {
    return this.#flush(true)
  }

  #report(problem: Problem) {
    this.counts.problems_found += 1
    if (this.#stored + this.#problems.length < imports.MAX_PROBLEMS) this.#problems.push(problem)
    this.#options.onProblem?.(problem)
  }

  async #keep(item: NormalItem) {
    this.counts.items_kept += 1
    for (const [metric, points] of countPoints(item)) {
      this.counts.points_read += points
      const totals = this.#totals(item.listing, metric)
      if (totals !== undefined) totals.read += points
    }
    for (const _ of this.#batch.add(item)) await this.#flush(false)
  }

  /** Stores the batch, and all that was found and counted so far, in one transaction. */
  async #flush(isLast: boolean) {
    const { tenantId, importId, dryRun = false, signal } = this.#options
    signal?.throwIfAborted()
    const { parts } = this.#batch
    const times = function* () {
      for (const part of parts) for (const rows of [part.observations, part.ranks, part.points]) for (const { at } of rows.values()) yield at
    }
    if (!dryRun) await ensureMonths(this.#db, times())
    const stored = await inCopyTransaction(this.#db, { tenantId, isDry: dryRun }, async (trx) => {
      if (dryRun) await ensureMonths(trx, times())
      const batch = await storeBatch(trx, { tenantId, importId, parts })
      if (!dryRun) await this.#save(trx, batch, isLast)
      return batch
    })
    if (dryRun) await withTenant(this.#db, tenantId, (trx) => this.#save(trx, stored, isLast))
    this.#batch.clear()
  }

  async #save(trx: Db, stored: readonly StoredPart[], isLast: boolean) {
    const { tenantId, importId, dryRun = false } = this.#options
    for (const { part, product_id, added } of stored) {
      if (product_id === null) this.#refuseListing(part)
      for (const { metric, points } of added) {
        this.counts.points_added += points
        const totals = this.#totals(part, metric)
        if (totals !== undefined) totals.added += points
      }
      const totals = this.#listings.get(`${part.marketplace} ${part.asin}`)
      if (totals !== undefined && !dryRun) totals.product_id = product_id
    }
    const problems = this.#problems
    this.#problems = []
    await imports.addProblems(trx, { id: importId, tenantId, first: this.#stored + 1 }, problems)
    this.#stored += problems.length
    // While it runs a file of few listings shows them, and one of many does not write them out with every batch.
    if (isLast || this.#listings.size <= FEW_LISTINGS) this.counts.listings = this.#shown()
    await imports.saveCounts(trx, importId, this.counts, isLast)
  }

  /** Says once of a listing that the plan has no room for it. */
  #refuseListing({ marketplace, asin, key }: BatchPart) {
    if (this.#refused.has(key)) return
    this.#refused.add(key)
    this.#report({ item: 0, line: null, asin, code: 'QUOTA_EXCEEDED', field: null, message: `${asin} (${marketplace}) was left out: the plan has no room for another product`, fatal: true })
  }

  /** Undefined for listings that are not shown: a file may name millions. */
  #totals({ marketplace, asin }: { marketplace: string; asin: string }, metric: string) {
    const key = `${marketplace} ${asin}`
    if (!this.#listings.has(key) && this.#listings.size >= MAX_LISTINGS_SHOWN) return undefined
    const listing = this.#listings.get(key) ?? { marketplace, asin, product_id: null, metrics: new Map<string, { read: number; added: number }>() }
    this.#listings.set(key, listing)
    const totals = listing.metrics.get(metric) ?? { read: 0, added: 0 }
    listing.metrics.set(metric, totals)
    return totals
  }

  #shown(): imports.ListingCounts[] {
    return [...this.#listings.values()].map(({ metrics, ...listing }) => ({
      ...listing,
      metrics: Array.from(metrics, ([metric, totals]) => ({ metric, ...totals })),
    }))
  }
}
