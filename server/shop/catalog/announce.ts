import type { Db } from '#kernel/db'
import { publishAll } from '#kernel/events'
import * as cards from './cards.repository.ts'
import { productChanged } from './catalog.events.ts'

type Change = 'saved' | 'published' | 'unpublished' | 'removed'

/** Brings the cards up to date and tells: the last thing of a change. */
export async function announce(trx: Db, productIds: readonly string[], change: Change): Promise<void> {
  await cards.refresh(trx, productIds)
  await tellOf(trx, productIds, change)
}

/** For what no tile shows. */
export const announceSaved = (trx: Db, productIds: readonly string[]): Promise<void> => tellOf(trx, productIds, 'saved')

const tellOf = (trx: Db, productIds: readonly string[], change: Change): Promise<void> =>
  publishAll(trx, productChanged, productIds.map((product_id) => ({ key: product_id, payload: { product_id, change } })))
