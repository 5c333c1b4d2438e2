import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { BatchResult, Frequency } from '../../api.types.ts'
import { isAboutProducts } from '../../query-client.ts'

export interface AddOptions {
  marketplace: string
  crawl_frequency: Frequency
  tags: string[]
}

/** What stands in each line: an ASIN or the address of a product page. */
export const linesOf = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((line) => line !== ''))]

export const MAX_LINES = 1_000

const rowOf = (line: string, { marketplace, crawl_frequency, tags }: AddOptions) =>
  /^[A-Za-z0-9]{10}$/.test(line) ? { asin: line, marketplace, crawl_frequency, tags } : { product_url: line, crawl_frequency, tags }

export interface Added {
  line: string
  result: BatchResult
}

/** Adds what the lines name; what is wrong with one keeps no other out. */
export function useAddProducts() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ lines, options }: { lines: string[]; options: AddOptions }): Promise<Added[]> => {
      const { data } = await api.POST('/api/v1/products/batch', { body: { products: lines.map((line) => rowOf(line, options)) } })
      return (data?.data.results ?? []).map((result) => ({ line: lines[result.index] ?? '', result }))
    },
    onSuccess: () => void queryClient.invalidateQueries({ predicate: isAboutProducts }),
  })
}
