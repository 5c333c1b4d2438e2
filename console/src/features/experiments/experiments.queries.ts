import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { api, queryApi } from '../../api.ts'
import type { ExperimentsSearch } from './experiments.search.ts'

const PAGE = 20

export const experimentsQuery = (search: ExperimentsSearch) =>
  infiniteQueryOptions({
    queryKey: ['get', '/api/v1/experiments', search],
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/experiments', { params: { query: { ...search, limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })
      if (!data) throw new Error('The answer is empty')
      return data
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pagination }) => pagination.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const experimentQuery = (experimentId: string) => queryApi.queryOptions('get', '/api/v1/experiments/{experiment_id}', { params: { path: { experiment_id: experimentId } } })
