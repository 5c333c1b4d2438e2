import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Frequency, ProductRow } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { isAboutProducts } from '../../query-client.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'

interface Change {
  status?: ProductRow['status']
  crawl_frequency?: Frequency
  add_tags?: string[]
  remove_tags?: string[]
}

const refresh = (queryClient: QueryClient) => void queryClient.invalidateQueries({ predicate: isAboutProducts })

/** Acts on products at once and offers to take it back. */
export function useProductActions() {
  const queryClient = useQueryClient()
  const onError = (error: unknown) => {
    refresh(queryClient)
    sayFailed(errorText(error))
  }
  const put = async (product_ids: string[], change: Change) => {
    await api.PUT('/api/v1/products/bulk', { body: { product_ids, ...change } })
    refresh(queryClient)
  }
  const change = useMutation({
    mutationFn: ({ rows, change: wanted }: { rows: ProductRow[]; change: Change }) => put(rows.map((row) => row.id), wanted),
    onSuccess: (_, { rows, change: wanted }) => sayDone(m.products_changed({ count: rows.length, n: integer(rows.length) }), () => void takeBack(rows, wanted).catch(onError)),
    onError,
  })
  /** Each product gets back what it had. */
  async function takeBack(rows: ProductRow[], { add_tags, remove_tags, ...fields }: Change) {
    const before = Map.groupBy(rows, (row) => JSON.stringify([fields.status && row.status, fields.crawl_frequency && row.crawl_frequency]))
    for (const group of before.values()) {
      const [first] = group
      if (first === undefined) continue
      await put(group.map((row) => row.id), { ...(fields.status && { status: first.status }), ...(fields.crawl_frequency && { crawl_frequency: first.crawl_frequency }), ...(add_tags && { remove_tags: add_tags }), ...(remove_tags && { add_tags: remove_tags }) })
    }
  }
  const remove = useMutation({
    mutationFn: async (rows: ProductRow[]) => {
      await api.POST('/api/v1/products/remove', { body: { product_ids: rows.map((row) => row.id) } })
      refresh(queryClient)
    },
    onSuccess: (_, rows) => sayDone(m.products_removed({ count: rows.length, n: integer(rows.length) }), () => void bringBack(rows).catch(onError)),
    onError,
  })
  async function bringBack(rows: ProductRow[]) {
    await api.POST('/api/v1/products/restore', { body: { product_ids: rows.map((row) => row.id) } })
    refresh(queryClient)
  }
  return { change: change.mutate, remove: remove.mutate, isBusy: change.isPending || remove.isPending }
}
