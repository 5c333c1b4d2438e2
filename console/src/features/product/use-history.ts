import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { History } from '../../api.types.ts'
import { timeZone } from '../../format.ts'
import type { HistoryRange } from './history-range.ts'
import { historyQuery } from './product.queries.ts'

/** Both parts of the history as one. */
export function useHistory(productId: string, range: HistoryRange) {
  const zone = timeZone()
  const prices = useQuery(historyQuery(productId, { part: 'prices', ...range, zone }))
  const standing = useQuery(historyQuery(productId, { part: 'standing', ...range, zone }))
  const history = useMemo(() => join(prices.data?.data, standing.data?.data), [prices.data, standing.data])
  const refetch = () => {
    if (prices.isError) void prices.refetch()
    if (standing.isError) void standing.refetch()
  }
  return { history, isStale: prices.isPlaceholderData || standing.isPlaceholderData, error: prices.error ?? standing.error, refetch }
}

function join(prices: History | undefined, standing: History | undefined): History | undefined {
  return prices && standing && { ...standing, stock_outs: prices.stock_outs, series: [...prices.series, ...standing.series] }
}
