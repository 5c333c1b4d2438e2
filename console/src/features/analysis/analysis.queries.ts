import { queryApi } from '../../api.ts'
import type { Locale } from '../../locale.ts'

export const reportsQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/competitors/reports/{product_id}', { params: { path: { product_id: productId }, query: { limit: 50 } } })
/** In the reader's language: the server words it. */
export const reportQuery = (analysisId: string, language: Locale) => queryApi.queryOptions('get', '/api/v1/competitors/analysis/{analysis_id}/report', { params: { path: { analysis_id: analysisId }, query: { language } } })
export const reportStateQuery = (analysisId: string) => queryApi.queryOptions('get', '/api/v1/competitors/analysis/{analysis_id}', { params: { path: { analysis_id: analysisId } } })
export const sharesQuery = (analysisId: string) => queryApi.queryOptions('get', '/api/v1/competitors/analysis/{analysis_id}/shares', { params: { path: { analysis_id: analysisId } } })
export const taskQuery = (taskId: string) => queryApi.queryOptions('get', '/api/v1/tasks/{task_id}', { params: { path: { task_id: taskId } } }, { meta: { topics: [`task:${taskId}`] } })
export const productQuery = (productId: string) => queryApi.queryOptions('get', '/api/v1/products/{product_id}', { params: { path: { product_id: productId } } }, { meta: { topics: [`product:${productId}`] } })
