import { queryApi } from '../../api.ts'
import { currentLocale } from '../../locale.ts'

/** In the reader's language: the server words them. */
export const suggestionsQuery = (productId: string) =>
  queryApi.queryOptions('get', '/api/v1/suggestions/{product_id}', { params: { path: { product_id: productId }, query: { language: currentLocale() } } })

export const taskQuery = (taskId: string) => queryApi.queryOptions('get', '/api/v1/tasks/{task_id}', { params: { path: { task_id: taskId } } }, { meta: { topics: [`task:${taskId}`] } })
export const productQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}', { params: { path: { product_id: productId } } })
