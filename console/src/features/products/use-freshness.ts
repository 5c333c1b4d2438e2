import { useQuery } from '@tanstack/react-query'
import { aboutQuery } from '../../about.ts'
import type { ProductRow } from '../../api.types.ts'
import { FREQUENCY_MS } from '../../frequency.ts'
import { useNow } from '../../ui/use-now.ts'

/** Two looks in a row brought nothing. */
const INTERVALS = 2

/** Whether a product still waits for its first look, or has not had a good one for two intervals of the world it is in. */
export function useFreshness({ status, observed_at, crawl_frequency }: ProductRow): 'first' | 'overdue' | undefined {
  const now = useNow()
  const speed = useQuery(aboutQuery).data?.data.sandbox?.speed ?? 1
  if (status !== 'active') return undefined
  if (observed_at === null) return 'first'
  return now - Date.parse(observed_at) > (INTERVALS * FREQUENCY_MS[crawl_frequency]) / speed ? 'overdue' : undefined
}
