import { keepPreviousData, type Query } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'
import type { Category } from '../../api.types.ts'
import { pollingInterval } from '../../liveness.ts'
import type { CategorySearch } from './categories.search.ts'

export const isAboutCategories = ({ queryKey }: Pick<Query, 'queryKey'>) => String(queryKey[1]).startsWith('/api/v1/categories')

export const isAboutFinds = ({ queryKey }: Pick<Query, 'queryKey'>) => queryKey[1] === '/api/v1/categories/{category_id}/products'

type Many = { state: { data?: { data: Category[] } | undefined } }
type One = { state: { data?: { data: Category } | undefined } }

/** Asked for again while one of them is being searched. */
export const categoriesQuery = queryApi.queryOptions('get', '/api/v1/categories', {}, { staleTime: 0, refetchInterval: ({ state }: Many) => (state.data?.data.some(({ is_searching }) => is_searching) ? pollingInterval() / 2 : false) })

export const categoryQuery = (categoryId: string) =>
  queryApi.queryOptions('get', '/api/v1/categories/{category_id}', { params: { path: { category_id: categoryId } } }, { staleTime: 0, refetchInterval: ({ state }: One) => (state.data?.data.is_searching ? pollingInterval() / 2 : false) })

export const FINDS = 25
export const findsQuery = (categoryId: string, { page = 1, status }: CategorySearch) =>
  queryApi.queryOptions('get', '/api/v1/categories/{category_id}/products', { params: { path: { category_id: categoryId }, query: { page, limit: FINDS, ...(status && { status }) } } }, { placeholderData: keepPreviousData, staleTime: 0 })

export const taskQuery = (taskId: string) => queryApi.queryOptions('get', '/api/v1/tasks/{task_id}', { params: { path: { task_id: taskId } } }, { meta: { topics: [`task:${taskId}`] }, refetchInterval: pollingInterval() })
