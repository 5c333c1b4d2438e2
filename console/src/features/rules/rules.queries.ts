import { keepPreviousData } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'

export const rulesQuery = queryApi.queryOptions('get', '/api/v1/alerts/rules', {})
export const ruleQuery = (ruleId: string) => queryApi.queryOptions('get', '/api/v1/alerts/rules/{rule_id}', { params: { path: { rule_id: ruleId } } })
export const tagsQuery = queryApi.queryOptions('get', '/api/v1/products/tags', {})
export const peopleQuery = queryApi.queryOptions('get', '/api/v1/tenants/current/users', {})

const FOUND = 8
export const foundQuery = (search: string) => queryApi.queryOptions('get', '/api/v1/products', { params: { query: { search, limit: FOUND } } }, { placeholderData: keepPreviousData })
