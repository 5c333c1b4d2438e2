import createClient, { type Client } from 'openapi-fetch'
import type { paths } from './schema.gen.ts'

export type ApiClient = Client<paths>

/** Runs in a browser, in Node and on a phone: the caller brings the address and, when it needs one, its own `fetch`. */
export function createApiClient({ baseUrl, fetch }: { baseUrl: string; fetch?: (request: Request) => Promise<Response> }): ApiClient {
  return createClient<paths>({ baseUrl, ...(fetch ? { fetch } : {}) })
}
