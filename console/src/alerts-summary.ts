import { queryApi } from './api.ts'

/** How many alerts wait for somebody: for the side bar and the heading. */
export const alertsSummaryQuery = queryApi.queryOptions('get', '/api/v1/alerts/summary', {})
