import type { QueryClient } from '@tanstack/react-query'
import type { Product, ProductRow } from '../api.types.ts'

type Observed = Pick<ProductRow, 'price_minor' | 'buy_box_minor' | 'bsr' | 'rating' | 'reviews' | 'availability' | 'buy_box_seller' | 'currency'>
import { refreshProducts } from './products.ts'

/** A crawl tells of hundreds of products in a second: they are written together. */
const TOGETHER_MS = 120
/** The chart of the open product is asked for again, and not with every look. */
const CHART_MS = 4_000

const waiting = new Map<string, Observed & { observed_at: string }>()
let isWriting = false

/** Writes what was seen of a product into the lists that show it, and lets its page ask for its history again. */
export function observe(queryClient: QueryClient, payload: Record<string, unknown>) {
  const { product_id, observed_at, values } = payload
  if (typeof product_id !== 'string' || typeof observed_at !== 'string' || typeof values !== 'object' || values === null) return
  waiting.set(product_id, { ...(values as Observed), observed_at }) // the event's schema stands behind it
  if (isWriting) return
  isWriting = true
  setTimeout(() => {
    isWriting = false
    write(queryClient, new Map(waiting))
    waiting.clear()
  }, TOGETHER_MS)
}

function write(queryClient: QueryClient, seen: ReadonlyMap<string, Observed & { observed_at: string }>) {
  let isFirst = false
  const patch = <T extends ProductRow>(row: T): T => {
    const values = seen.get(row.id)
    if (values !== undefined && row.observed_at === null) isFirst = true
    return values === undefined || (row.observed_at !== null && row.observed_at > values.observed_at) ? row : { ...row, ...values }
  }
  queryClient.setQueriesData<{ data: ProductRow[] }>({ queryKey: ['get', '/api/v1/products'] }, (old) => old && { ...old, data: old.data.map(patch) })
  queryClient.setQueriesData<{ data: Product }>({ queryKey: ['get', '/api/v1/products/{product_id}'] }, (old) => old && { ...old, data: patch(old.data) })
  // The first look also brings the name and the picture, which no event carries.
  if (isFirst) refreshProducts(queryClient)
  else refreshChart(queryClient, seen)
}

let refreshedAt = 0

function refreshChart(queryClient: QueryClient, seen: ReadonlyMap<string, unknown>) {
  const isOpen = queryClient.getQueryCache().findAll({ type: 'active', predicate: isHistoryOf(seen) }).length > 0
  if (!isOpen || Date.now() - refreshedAt < CHART_MS) return
  refreshedAt = Date.now()
  void queryClient.invalidateQueries({ predicate: isHistoryOf(seen) })
}

const HISTORY = new Set(['/api/v1/products/{product_id}/data', '/api/v1/products/{product_id}/events', '/api/v1/products/{product_id}/changes'])

const isHistoryOf =
  (seen: ReadonlyMap<string, unknown>) =>
  ({ queryKey }: { queryKey: readonly unknown[] }): boolean => {
    const asked = queryKey[2] as { params?: { path?: { product_id?: string } } } | undefined
    return HISTORY.has(String(queryKey[1])) && seen.has(asked?.params?.path?.product_id ?? '')
  }
