// What other modules may use.
import type { Db } from '#kernel/db'
import { findRefs, type ProductRef } from './products.repository.ts'

export { type History, type HistoryOrder, readHistory } from './history.service.ts'
export { importFile, type ImportOrder, type ImportResult } from './import-file.service.ts'
export { findByAsin as findProductByAsin, type ProductRef } from './products.repository.ts'
export { getProduct } from './products.service.ts'
export { readSamples, type Sample } from './samples.repository.ts'
export { historyImported, listingObserved, productAdded, productChanged, productRemoved } from './tracking.events.ts'

/** A product of this transaction's tenant and the listing it tracks; undefined when it has no such product. */
export const findProduct = async (trx: Db, id: string): Promise<ProductRef | undefined> => (await findRefs(trx, [id]))[0]
