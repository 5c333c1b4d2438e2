import { findMarketplace, storeKeepa } from '#track/tracking'
import { type Db, inTransaction } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import type { CrawlContext } from './context.ts'
import { historyJob } from './crawling.job-types.ts'
import { keepaClient, MAX_ASINS, OutOfTokens } from './keepa.client.ts'
import { OuterError } from '#kernel/outer'
import * as sources from './sources.repository.ts'
import * as targets from './targets.repository.ts'

/** A past that was told is told again only after this. */
const AGAIN_MS = 30 * 86_400_000
/** The first look at the page goes first. */
const AFTER_MS = 3_000
/** What still waits after this has nobody who fetches it; or tokens are short, then asking costs nothing. */
const OVERDUE_MS = 10 * 60_000
/** Few at a time: a full history is megabytes, and a stop waits for the batch in hand. */
const BATCH = Math.min(20, MAX_ASINS)

/** Asks for the past of listings that are newly tracked, once for all who track them. */
export async function wantHistory(trx: Db, listingIds: readonly string[], now: Date): Promise<void> {
  const wanted = await targets.wantHistory(trx, listingIds, { now, notSince: new Date(now.getTime() - AGAIN_MS) })
  if (wanted > 0) await askForHistories(trx, { at: new Date(now.getTime() + AFTER_MS), now })
}

/** Once for all who ask about then. */
async function askForHistories(trx: Db, { at, now }: { at: Date; now: Date }): Promise<void> {
  if (await sources.askFor(trx, 'keepa', { at, now })) await enqueue(trx, historyJob, {}, { after: at })
}

/** Takes up what a killed process, or a failure that was no refusal, left. */
export async function resumeHistories(systemDb: Db, now: Date): Promise<void> {
  if (await targets.isHistoryOverdue(systemDb, new Date(now.getTime() - OVERDUE_MS))) await inTransaction(systemDb, (trx) => askForHistories(trx, { at: new Date(now.getTime() + AFTER_MS), now }))
}

/** Fetches what is wanted, a batch at a time, as far as the tokens go; then it comes back when there are more. */
export async function fetchHistories(context: CrawlContext, signal: AbortSignal): Promise<void> {
  const { systemDb, config } = context
  if (config.keepa.key === undefined) return
  for (;;) {
    const wait = await fetchBatch(context, signal)
    if (wait === undefined) return
    if (wait === 0 && !signal.aborted) continue
    return inTransaction(systemDb, (trx) => askForHistories(trx, { at: new Date(context.now.getTime() + Math.max(wait, AFTER_MS)), now: context.now }))
  }
}

/** One after the other, each marked when it is stored: a process that stops leaves the rest to the next. */
async function storeEach(systemDb: Db, { wanted, products, now }: { wanted: readonly targets.HistoryWanted[]; products: readonly { asin: string }[]; now: Date }, signal: AbortSignal): Promise<void> {
  const runId = crypto.randomUUID()
  const byAsin = new Map(products.map((product) => [product.asin, product]))
  for (const { listing_id, asin } of wanted) {
    if (signal.aborted) return
    const product = byAsin.get(asin)
    if (product !== undefined) await storeKeepa(systemDb, { products: [product], runId })
    await targets.markHistory(systemDb, [listing_id], now)
  }
}

/** @returns the milliseconds until there is more to do; undefined when nothing is wanted */
async function fetchBatch({ systemDb, config, now }: CrawlContext, signal: AbortSignal): Promise<number | undefined> {
  const wanted = await targets.listHistoryWanted(systemDb, BATCH)
  const [first] = wanted
  if (first === undefined) return undefined
  const ids = wanted.map((listing) => listing.listing_id)
  const domain = findMarketplace(first.marketplace)?.keepa ?? null
  if (domain === null) {
    await targets.markHistory(systemDb, ids, now) // Keepa does not cover this marketplace
    return 0
  }
  const wait = await inTransaction(systemDb, (trx) => sources.takeTokens(trx, wanted.length, now))
  if (wait > 0) return wait
  try {
    const { products, bucket } = await keepaClient(config).readProducts(domain, wanted.map((listing) => listing.asin))
    await sources.saveTokens(systemDb, bucket, now)
    await storeEach(systemDb, { wanted, products, now }, signal)
    await sources.unpause(systemDb, 'keepa')
    return 0
  } catch (error) {
    if (!(error instanceof OuterError)) throw error
    if (error instanceof OutOfTokens) await sources.saveTokens(systemDb, error.bucket, now)
    const until = await sources.pause(systemDb, 'keepa', { now, leastS: error.retryAfterS ?? (error.kind === 'refused' ? 300 : 0), error: error.message })
    return until.getTime() - now.getTime()
  }
}
