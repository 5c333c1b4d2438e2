import { refused } from '#kernel/errors'
import type { PriceFields } from './skus.repository.ts'
import type { NewPrice } from './products.schema.ts'

/**
 * The price as it is stored, or what is wrong with it.
 * @throws AppError 422 `LIST_BELOW_PRICE`, `SALE_ABOVE_PRICE`, `SALE_WINDOW`
 */
export function priceOf({ currency, amount_minor, list_minor = null, sale_minor = null, sale_from = null, sale_to = null }: NewPrice): PriceFields {
  if (list_minor !== null && list_minor < amount_minor) throw refused('LIST_BELOW_PRICE', 'The struck-through price is not below the price', 'list_minor')
  if (sale_minor !== null && sale_minor >= amount_minor) throw refused('SALE_ABOVE_PRICE', 'The price of a sale is below the price', 'sale_minor')
  if (sale_minor === null && (sale_from !== null || sale_to !== null)) throw refused('SALE_WINDOW', 'A window of a sale comes with its price', 'sale_minor')
  if (sale_from !== null && sale_to !== null && Date.parse(sale_from) >= Date.parse(sale_to)) throw refused('SALE_WINDOW', 'A sale ends after it begins', 'sale_to')
  return { currency, amount_minor, list_minor, sale_minor, sale_from, sale_to }
}

/** @throws AppError 422 when a currency stands there twice, and as {@link priceOf} */
export function pricesOf(prices: readonly NewPrice[]): PriceFields[] {
  if (new Set(prices.map(({ currency }) => currency)).size < prices.length) throw refused('CURRENCY_TWICE', 'A SKU has one price in a currency', 'prices')
  return prices.map(priceOf)
}
