// Stands for the generated file until the server publishes its document.
interface Failure { error: string; code: string; field?: string; request_id: string; timestamp: string }
interface Pagination { page: number; limit: number; total: number; pages: number }
type Json<T> = { headers: Record<string, unknown>; content: { 'application/json': T } }
type Answer<T, S extends number = 200> = { [K in S]: Json<T> } & { 400: Json<Failure>; 401: Json<Failure>; 404: Json<Failure>; 500: Json<Failure> }
interface Empty { query?: never; header?: never; path?: never; cookie?: never }
interface User { id: string; email: string; username: string; role: 'owner' | 'admin' | 'member' | 'viewer'; tenant_id: string; tenant_name: string; language: 'en' | 'zh-TW' | 'zh-CN'; time_zone: string }
interface Tokens { access_token: string; refresh_token?: string; token_type: 'bearer'; expires_in: number; user: User }
type Marketplace = 'us' | 'ca' | 'mx' | 'br' | 'uk' | 'de' | 'fr' | 'it' | 'es' | 'nl' | 'se' | 'pl' | 'be' | 'ie' | 'tr' | 'ae' | 'sa' | 'eg' | 'za' | 'in' | 'jp' | 'sg' | 'au'
interface ProductRow {
  id: string; asin: string; marketplace: Marketplace; url: string; name: string; title: string | null; brand: string | null; image_url: string | null
  status: 'active' | 'paused'; crawl_frequency: 'hourly' | '6h' | 'daily' | 'weekly'; currency: string
  price_minor: number | null; buy_box_minor: number | null; bsr: number | null; bsr_category: string | null; rating: number | null; reviews: number | null
  availability: 'in_stock' | 'out_of_stock' | null; buy_box_seller: string | null; observed_at: string | null; created_at: string
}
interface Product extends ProductRow {
  list_minor: number | null; monthly_sold: number | null; offers_new: number | null; parent_asin: string | null; bullets: string[]; images: string[]; description: string | null
  first_observed_at: string | null; last_observed_at: string | null
  ranks: { category_id: string; category_name: string | null; rank: number; observed_at: string }[]
  sources: { source: string; points: number; first_at: string; last_at: string }[]
}
interface Trend { product_id: string; price: (number | null)[]; bsr: (number | null)[]; price_change_7d: number | null; bsr_change_7d: number | null }
interface History {
  product_id: string; asin: string; marketplace: Marketplace; currency: string; from: string; to: string; resolution: 'raw' | 'hour' | 'day' | 'week'; time_zone: string; thinned?: boolean
  series: {
    metric: 'price' | 'buy_box' | 'bsr' | 'rating' | 'reviews'; unit: 'minor' | 'rank' | 'rating' | 'count'
    points: { at: string; value: number | null; min?: number | null; max?: number | null; covered?: number }[]
    summary: { min: number | null; max: number | null; average: number | null; current: number | null; current_at: string | null; covered: number }
  }[]
  stock_outs: { from: string; to: string }[]
}
interface Event {
  id: string; at: string; rule: string; direction: 'up' | 'down' | 'none'; severity: 'low' | 'medium' | 'high'; metric: string
  before: number | string | null; after: number | string | null; change: number | null; reason: string; reason_code: string; facts: Record<string, number | string | boolean | null>
}
interface Import {
  id: string; task_id: string; file_name: string; format: string | null; dry_run: boolean; items_read: number; items_kept: number; items_refused: number; points_read: number; points_added: number
  listings: { asin: string; marketplace: Marketplace; product_id: string | null; metrics: { metric: string; read: number; added: number }[] }[]; created_at: string
}
interface Problem { item: number; line: number | null; asin: string | null; code: string; field: string | null; message: string; fatal: boolean }
interface Task {
  id: string; kind: string; title: string; status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'; priority: number; progress: number
  params: Record<string, unknown>; result: Record<string, unknown> | null; error: string | null; created_at: string; started_at: string | null; completed_at: string | null
}
type PathOf<P> = [P] extends [never] ? { path?: never } : { path: P }
interface Get<T, Q = never, P = never> { parameters: { query?: Q } & PathOf<P>; requestBody?: never; responses: Answer<T> }
interface Send<T, B, P = never, S extends number = 200> { parameters: { query?: never } & PathOf<P>; requestBody: { content: { 'application/json': B } }; responses: Answer<T, S> }
interface Act<T, P, S extends number = 200> { parameters: { query?: never } & PathOf<P>; requestBody?: never; responses: Answer<T, S> }
interface Id<K extends string> { parameters: { path: Record<K, string> } }
export interface paths {
  '/api/v1/auth/login': { parameters: Empty; post: Send<{ data: Tokens }, { email?: string; username?: string; password: string; session?: 'token' | 'cookie' }> }
  '/api/v1/auth/refresh': { parameters: Empty; post: Send<{ data: Tokens }, { refresh_token?: string }> }
  '/api/v1/auth/logout': { parameters: Empty; post: Send<never, { refresh_token?: string }, never, 204> }
  '/api/v1/users/profile': { parameters: Empty; get: Get<{ data: User }>; put: Send<{ data: User }, { language?: User['language']; time_zone?: string }> }
  '/api/v1/products': { parameters: Empty; get: Get<{ data: ProductRow[]; pagination: Pagination }, { page?: number; limit?: number; search?: string; marketplace?: Marketplace; status?: ProductRow['status']; sort?: 'name' | 'price' | 'bsr' | 'rating' | 'reviews' | 'observed_at' | 'created_at'; order?: 'asc' | 'desc' }> }
  '/api/v1/products/trends': { parameters: Empty; get: Get<{ data: Trend[] }, { product_ids: string }> }
  '/api/v1/products/{product_id}': { parameters: Empty; get: Get<{ data: Product }, never, Id<'product_id'>['parameters']['path']> }
  '/api/v1/products/{product_id}/data': { parameters: Empty; get: Get<{ data: History }, { metric?: string; from?: string; to?: string; resolution?: 'raw' | 'hour' | 'day' | 'week' | 'auto'; time_zone?: string }, { product_id: string }> }
  '/api/v1/products/{product_id}/events': { parameters: Empty; get: Get<{ data: Event[] }, { from?: string; to?: string }, { product_id: string }> }
  '/api/v1/imports': { parameters: Empty; post: Act<{ data: { import_id: string; task_id: string } }, never, 202> }
  '/api/v1/imports/{import_id}': { parameters: Empty; get: Get<{ data: Import }, never, { import_id: string }> }
  '/api/v1/imports/{import_id}/problems': { parameters: Empty; get: Get<{ data: Problem[]; pagination: Pagination }, { page?: number; limit?: number }, { import_id: string }> }
  '/api/v1/tasks': { parameters: Empty; get: Get<{ data: Task[]; pagination: Pagination }, { page?: number; limit?: number; status?: Task['status']; kind?: string }> }
  '/api/v1/tasks/{task_id}': { parameters: Empty; get: Get<{ data: Task }, never, { task_id: string }>; delete: Act<never, { task_id: string }, 204> }
  '/api/v1/tasks/{task_id}/cancel': { parameters: Empty; post: Act<{ data: Task }, { task_id: string }> }
  '/api/v1/tasks/{task_id}/retry': { parameters: Empty; post: Act<{ data: Task }, { task_id: string }> }
}
