import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { api, queryApi } from '../../api.ts'
import type { paths } from '../../../../api-client/schema.gen.ts'
import type { AlertsSearch } from './alerts.search.ts'

type Query = NonNullable<paths['/api/v1/alerts/incidents']['get']['parameters']['query']>

/** Incidents, newest first, page by page. Their key begins as that of every call, so that live events find them. */
export const incidentsQuery = ({ status = 'unresolved', severity, rule, product }: AlertsSearch) => {
  const query: Query = {
    limit: 30,
    ...(status !== 'all' && { status }),
    ...(severity && { severity }),
    ...(rule && { rule: rule as NonNullable<Query['rule']> }), // parsed against the names of the rules
    ...(product && { product_id: product }),
  }
  return infiniteQueryOptions({
    queryKey: ['get', '/api/v1/alerts/incidents', { pages: query }],
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/alerts/incidents', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } }, signal })
      if (!data) throw new Error('The answer is empty')
      return data
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.pagination.next,
    placeholderData: keepPreviousData,
  })
}

export const incidentQuery = (incidentId: string) => queryApi.queryOptions('get', '/api/v1/alerts/incidents/{incident_id}', { params: { path: { incident_id: incidentId } } })
