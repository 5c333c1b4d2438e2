import type { Page } from '#track/tracking'
import type { Likeness } from './similarity/similarity.ts'

const UNKNOWN: Likeness = { title: null, brand: null, category_path: [], bsr_category: null, price_minor: null, currency: null, attributes: [] }

/** What similarity looks at of a page; nothing, while it was never seen. */
export function likenessOf(page: Page | undefined): Likeness {
  if (page === undefined) return UNKNOWN
  const price = page.values.price_minor?.value ?? page.values.buy_box_minor?.value
  return { title: page.title, brand: page.brand, category_path: page.category_path, bsr_category: page.bsr_category, price_minor: typeof price === 'number' ? price : null, currency: page.currency, attributes: page.attributes }
}
