import { AdHocWebhooks, Input, type Runs } from './apify.runs.ts'
import type { Faults } from './faults.ts'
import { cut, jsonOf, sendHalf, sendJson, type Visit } from './http.ts'

/** Any token is good but this one. */
export const WRONG_TOKEN = 'wrong-token'
const MAX_OPEN_RUNS = 25
const ACTORS = new Set(['junglee~amazon-crawler', 'junglee~Amazon-crawler', 'junglee~amazon-bestsellers'])

const fail = ({ res }: Visit, status: number, type: string, message: string) => sendJson(res, status, { error: { type, message } })

/** Apify's API v2, as far as a crawler uses it. */
export function createApify({ runs, faults }: { runs: Runs; faults: Faults }) {
  return async function apify(visit: Visit): Promise<void> {
    const { req, path, query } = visit
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? query.get('token')
    if (token === null || token === undefined) return fail(visit, 401, 'token-not-provided', 'Authentication token was not provided')
    if (token === WRONG_TOKEN) return fail(visit, 401, 'user-or-token-not-found', 'User was not found or authentication token is not valid')
    const [, , first, id = '', second, third] = path.split('/')
    if (first === 'acts' && second === 'runs') return visit.method === 'POST' ? start(visit, id) : list(visit, id)
    if (first === 'actor-runs') return oneRun(visit, id, second)
    if (first === 'datasets' && second === 'items') return items(visit, id)
    if (first === 'key-value-stores' && second === 'records' && third === 'INPUT') return input(visit, id)
    return fail(visit, 404, 'page-not-found', `There is no page ${path}`)
  }

  async function start(visit: Visit, actor: string): Promise<void> {
    const { req, res, query } = visit
    const fault = faults.strike('apify', 'start')
    if (fault === '429') return fail(visit, 429, 'rate-limit-exceeded', 'You have exceeded the rate limit')
    if (fault === '500') return fail(visit, 500, 'internal-server-error', 'Internal server error')
    if (fault === 'later') return fail(visit, 400, 'concurrent-runs-limit-exceeded', 'By launching this job you will exceed the limit of concurrent runs')
    if (fault === 'refused') return fail(visit, 402, 'not-enough-usage-to-run-paid-actor', 'Your usage limit is used up')
    if (fault === 'timeout') return // the connection stays open, nothing starts, nobody answers
    if (!ACTORS.has(actor)) return fail(visit, 404, 'record-not-found', 'Actor was not found')
    if (runs.list().filter((run) => runs.statusOf(run) === 'READY' || runs.statusOf(run) === 'RUNNING').length >= MAX_OPEN_RUNS) {
      return fail(visit, 402, 'concurrent-runs-limit-exceeded', 'By launching this job you will exceed the limit of concurrent runs')
    }
    const body = Input.safeParse(await jsonOf(req).catch(() => undefined))
    if (!body.success) return fail(visit, 400, 'invalid-input', 'Input is not valid: Field input.categoryOrProductUrls is required')
    const hooks = AdHocWebhooks.safeParse(JSON.parse(Buffer.from(query.get('webhooks') ?? '', 'base64').toString() || '[]'))
    if (!hooks.success) return fail(visit, 400, 'invalid-parameter', 'webhooks is not a valid list')
    const run = runs.start(actor, body.data, {
      timeoutS: Number(query.get('timeout') ?? 3600), maxItems: Number(query.get('maxItems') ?? Number.MAX_SAFE_INTEGER),
      maxChargeUsd: Number(query.get('maxTotalChargeUsd') ?? Number.MAX_SAFE_INTEGER), webhooks: hooks.data,
    })
    if (fault === 'lost_answer') return cut(res)
    if (fault === 'half_answer') return sendHalf(res, { data: runs.describe(run) })
    if (fault === 'wrong_type') return sendJson(res, 201, { data: { id: 7, status: null } })
    sendJson(res, 201, { data: runs.describe(run) })
  }

  function list({ res, query }: Visit, actor: string): void {
    const [offset, limit, status] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 1000), query.get('status')]
    const all = runs.list().filter((run) => run.actor === actor && (status === null || runs.statusOf(run) === status))
    if (query.get('desc') === '1' || query.get('desc') === 'true') all.reverse()
    const page = all.slice(offset, offset + limit).map((run) => runs.describe(run))
    sendJson(res, 200, { data: { total: all.length, count: page.length, offset, limit, desc: query.get('desc') !== null, items: page } })
  }

  function oneRun(visit: Visit, id: string, action: string | undefined): void {
    const fault = faults.strike('apify', 'status')
    if (fault === '429') return fail(visit, 429, 'rate-limit-exceeded', 'You have exceeded the rate limit')
    if (fault !== undefined && fault !== 'wrong_type') return fail(visit, 500, 'internal-server-error', 'Internal server error')
    const run = runs.find(id)
    if (run === undefined) return fail(visit, 404, 'record-not-found', 'Actor run was not found')
    if (action === 'abort' && visit.method === 'POST') runs.abort(run)
    sendJson(visit.res, 200, { data: fault === 'wrong_type' ? { id, status: 42 } : runs.describe(run) })
  }

  function items(visit: Visit, dataset: string): void {
    const { res, query } = visit
    const run = runs.find(dataset.slice(2))
    if (run === undefined || !dataset.startsWith('ds')) return fail(visit, 404, 'record-not-found', 'Dataset was not found')
    const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 250_000)]
    const all = runs.itemsOf(run)
    const page = all.slice(offset, offset + limit)
    const fault = faults.strike('apify', 'items')
    if (fault === '429') return fail(visit, 429, 'rate-limit-exceeded', 'You have exceeded the rate limit')
    if (fault === 'timeout') return
    if (fault === '500') return fail(visit, 500, 'internal-server-error', 'Internal server error')
    if (fault === 'half_answer') return sendHalf(res, page)
    if (fault === 'wrong_type') return sendJson(res, 200, page.map(() => ({ originalAsin: 42, price: 'a lot', unexpected: true })))
    sendJson(res, 200, page, {
      'X-Apify-Pagination-Total': String(all.length), 'X-Apify-Pagination-Offset': String(offset), 'X-Apify-Pagination-Limit': String(limit), 'X-Apify-Pagination-Count': String(page.length),
    })
  }

  function input(visit: Visit, store: string): void {
    const run = runs.find(store.slice(2))
    if (run === undefined || !store.startsWith('kv')) return fail(visit, 404, 'record-not-found', 'Key-value store was not found')
    sendJson(visit.res, 200, run.input)
  }
}
