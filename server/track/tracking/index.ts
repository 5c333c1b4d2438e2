// What other modules may use.
import type { Db } from '#kernel/db'
import { findByAsins, findRefs, type ProductRef } from './products.repository.ts'

export { addProducts, type AddResult, listingOf } from './add-products.service.ts'
export { changeProducts, removeProducts } from './change-products.service.ts'
export { listContentChanges, type ContentVersion } from './contents.repository.ts'
export { type CrawledItem, type CrawledOutcome, storeCrawled, storeKeepa } from './crawled.service.ts'
export { type History, type HistoryOrder, readHistory } from './history.service.ts'
export { importFile, type ImportOrder, type ImportResult } from './import-file.service.ts'
export { findByAsin as findProductByAsin, type ProductRef } from './products.repository.ts'
export { findMarketplace, listingUrl, MARKETPLACE_CODES } from './marketplaces.ts'
export { type DayValue, listBriefs, listProductsOfListings, listSalesPoints, type ProductBrief, readDays, readStockTimes, type SalesPoint, type StockTime } from './market.repository.ts'
export { getProduct } from './products.service.ts'
export { listProductIds, listListingIds, listProductIdsByTag, describeProducts, type DescribedProduct } from './describe-products.repository.ts'
export { type Page, type PageValue, readPages } from './pages.service.ts'
export { readProductUrl as readProductAddress } from './product-url.ts'
export type { Metric } from './metrics.ts'
export { readSamples, type Sample } from './samples.repository.ts'
export { ensureListings } from './listings.repository.ts'
export { lastObservedAt, listTracked, type Tracked } from './tracked.repository.ts'
export { type Frequency, FREQUENCY_S } from './tracking.schema.ts'
export { historyImported, listingObserved, productAdded, productChanged, productRemoved } from './tracking.events.ts'

/** A product of this transaction's tenant and the listing it tracks; undefined when it has no such product. */
export const findProduct = async (trx: Db, id: string): Promise<ProductRef | undefined> => (await findRefs(trx, [id]))[0]

/** The tenant's products with one of these ids or ASINs, on any marketplace. */
export async function findProducts(trx: Db, { ids = [], asins = [] }: { ids?: readonly string[]; asins?: readonly string[] }): Promise<ProductRef[]> {
  const found = [...(await findRefs(trx, ids)), ...(await findByAsins(trx, asins))]
  return [...new Map(found.map((product) => [product.id, product])).values()]
}
