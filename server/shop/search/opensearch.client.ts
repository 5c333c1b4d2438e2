import { z } from 'zod'
import { messageOf, unavailable } from '#kernel/errors'

const TIMEOUT_MS = 5_000

const Hits = z.object({ total: z.object({ value: z.number(), relation: z.enum(['eq', 'gte']) }), hits: z.array(z.object({ _id: z.string(), _source: z.object({ name: z.string(), excerpt: z.string() }) })) })
const Terms = z.object({ buckets: z.array(z.object({ key: z.string(), doc_count: z.number() })) })
const Counted = z.object({ doc_count: z.number() })
export const SearchAnswer = z.object({
  hits: Hits,
  aggregations: z.object({ price_of: z.object({ min: z.object({ value: z.number().nullable() }), max: z.object({ value: z.number().nullable() }) }), words: Counted, stock: Counted, stars_4: Counted, stars_3: Counted, stars_2: Counted, stars_1: Counted })
    .catchall(z.union([z.object({ values: Terms }), z.unknown()])),
  suggest: z.object({ near: z.array(z.object({ text: z.string(), options: z.array(z.object({ text: z.string(), freq: z.number() })) })) }).optional(),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>
export const FacetValues = z.object({ values: Terms })
const BulkAnswer = z.object({ errors: z.boolean(), items: z.array(z.record(z.string(), z.object({ status: z.number(), error: z.unknown().optional() }))) })

export interface OpenSearch {
  /** Undefined where there is no such index. */
  search: (alias: string, body: object) => Promise<SearchAnswer | undefined>
  /** @param lines actions and documents in turn. A document that is not there to be deleted is no error. */
  bulk: (lines: object[]) => Promise<void>
  /** Once: a second time nothing happens. */
  createIndex: (name: string, body: object) => Promise<void>
  /** The alias leads to `index` alone from now on. */
  point: (alias: string, index: string) => Promise<void>
  listIndices: (pattern: string) => Promise<string[]>
  deleteIndex: (name: string) => Promise<void>
}

/** The REST interface that OpenSearch and Elasticsearch share. A question that is not answered in time, or answered 429 or 5xx, is 503: a job tries again, a shopper is told. */
export function openSearchClient(address: string): OpenSearch {
  const url = new URL(address)
  const base = `${url.origin}${url.pathname.replace(/\/$/, '')}`
  const headers: Record<string, string> = url.username === '' ? {} : { authorization: `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}` }

  async function ask(method: string, path: string, body?: string, type = 'application/json'): Promise<{ status: number; json: unknown }> {
    let answer: Response
    try {
      answer = await fetch(base + path, { method, headers: { ...headers, ...(body !== undefined && { 'content-type': type }) }, signal: AbortSignal.timeout(TIMEOUT_MS), ...(body !== undefined && { body }) })
    } catch (cause) {
      throw Object.assign(unavailable('The search is down at the moment'), { cause })
    }
    if (answer.status === 429 || answer.status >= 500) throw Object.assign(unavailable('The search is overloaded at the moment'), { cause: `${method} ${path} answered ${answer.status}` })
    return { status: answer.status, json: await answer.json().catch((error: unknown) => ({ unreadable: messageOf(error) })) }
  }

  async function must(method: string, path: string, body?: object, allowed: number[] = []): Promise<unknown> {
    const { status, json } = await ask(method, path, body === undefined ? undefined : JSON.stringify(body))
    if (status >= 400 && !allowed.includes(status)) throw new Error(`the search engine answered ${status} to ${method} ${path}: ${JSON.stringify(json).slice(0, 500)}`)
    return json
  }

  return {
    async search(alias, body) {
      const { status, json } = await ask('POST', `/${alias}/_search`, JSON.stringify(body))
      if (status === 404) return undefined
      if (status >= 400) throw new Error(`the search engine answered ${status}: ${JSON.stringify(json).slice(0, 500)}`)
      return SearchAnswer.parse(json)
    },
    async bulk(lines) {
      const { status, json } = await ask('POST', '/_bulk?refresh=true', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`, 'application/x-ndjson')
      if (status >= 400) throw new Error(`the search engine answered ${status} to _bulk: ${JSON.stringify(json).slice(0, 500)}`)
      const { errors, items } = BulkAnswer.parse(json)
      const failed = errors ? items.flatMap((item) => Object.entries(item)).find(([action, { status: code }]) => code >= 400 && !(action === 'delete' && code === 404)) : undefined
      if (failed !== undefined) throw new Error(`the search engine refused a document: ${JSON.stringify(failed[1]).slice(0, 500)}`)
    },
    createIndex: async (name, body) => void (await must('PUT', `/${name}`, body, [400])), // 400: it is there already
    point: async (alias, index) => void (await must('POST', '/_aliases', { actions: [{ remove: { index: `${alias}-*`, alias, must_exist: false } }, { add: { index, alias } }] })),
    async listIndices(pattern) {
      const json = await must('GET', `/_cat/indices/${pattern}?format=json&h=index`, undefined, [404])
      return z.array(z.object({ index: z.string() })).catch([]).parse(json).map(({ index }) => index)
    },
    deleteIndex: async (name) => void (await must('DELETE', `/${name}`, undefined, [404])),
  }
}
