import { listTracked, storeCrawled } from '#track/tracking'
import { apifyClient } from './apify.client.ts'
import type { CrawlContext } from './context.ts'
import { matchItems } from './item-match.ts'
import { keepable } from './keep-raw.ts'
import { findPayers } from './quota.service.ts'
import * as runs from './runs.repository.ts'
import { settle } from './settle.service.ts'
import { intervalsOf } from './targets.service.ts'

const DAY_S = 86_400
/** Findings that mean: the page was not seen. */
const UNSEEN = new Set(['PAGE_UNKNOWN', 'ITEM_EMPTY'])

/** Why a page that a run owed us is missing. */
const MISSING: Record<string, [code: string, message: string]> = {
  succeeded: ['PAGE_MISSING', 'The crawler returned nothing for this page'],
  failed: ['RUN_FAILED', 'The crawler failed before it reached this page'],
  timed_out: ['RUN_TIMED_OUT', 'The crawler ran out of time before it reached this page'],
  aborted: ['RUN_ABORTED', 'The run was aborted before it reached this page'],
}

/** Stores what a run that is over has seen, and ends it. Doing it again stores nothing twice. */
export async function collect(context: CrawlContext, run: runs.Run): Promise<undefined> {
  const { systemDb, db, config, now } = context
  const { observed_at, dataset_id, outcome } = run
  if (observed_at === null || dataset_id === null || outcome === null) throw new Error('a run that is over says when and where')
  const asked = await runs.listItems(systemDb, run.id)
  const raws = matchItems(asked, await apifyClient(config).listItems(dataset_id))
  const tracked = await findPayers(db, await listTracked(systemDb, { listingIds: asked.map((item) => item.listing_id) }), now)
  const intervals = intervalsOf(tracked)
  const seen = asked.filter((item) => raws.has(item.listing_id))
  const outcomes = await storeCrawled(systemDb, {
    observedAt: observed_at,
    items: seen.map(({ marketplace, asin, listing_id }) => ({ marketplace, asin, raw: raws.get(listing_id), holds_s: Math.max(1, Math.ceil((2 * (intervals.get(listing_id) ?? DAY_S)) / config.world_speed)) })),
  })
  const ends = new Map<string, runs.ItemEnd>()
  for (const [index, { listing_id }] of seen.entries()) {
    const { status, code, message } = outcomes[index] ?? { status: 'refused', code: null, message: null }
    ends.set(listing_id, { listing_id, status: status === 'stored' ? 'stored' : code === 'ASIN_REDIRECTED' ? 'redirected' : code !== null && UNSEEN.has(code) ? 'unknown' : 'refused', code, message, raw: keepable(raws.get(listing_id)) })
  }
  const [code, message] = MISSING[outcome] ?? ['PAGE_MISSING', 'The crawler returned nothing for this page']
  for (const { listing_id } of asked) if (!ends.has(listing_id)) ends.set(listing_id, { listing_id, status: 'missing', code, message, raw: null })
  await settle(context, run, { ends: [...ends.values()], tracked })
  return undefined
}
