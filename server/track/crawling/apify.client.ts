import { z } from 'zod'
import type { Config } from '#kernel/config'
import { call, guarded, OuterError, readAnswer } from '#kernel/outer'

/** Reads pages, and searches; its items are normalised in tracking. */
export const ACTOR = 'junglee~amazon-crawler'
/** Reads lists of bestsellers: places, not pages. */
export const BESTSELLERS = 'junglee~amazon-bestsellers'
export const RUN_LIMIT_S = 300
const MEMORY_MB = 1024
/** Longer than Apify needs to answer, for an answer that is lost is looked for. */
const START_TIMEOUT_MS = 30_000
const READ_TIMEOUT_MS = 20_000
const ITEMS_TIMEOUT_MS = 60_000
const PAGE_ITEMS = 500

const OPEN = ['READY', 'RUNNING', 'TIMING-OUT', 'ABORTING'] as const
const ENDED = ['SUCCEEDED', 'FAILED', 'TIMED-OUT', 'ABORTED'] as const

export const ActorRun = z.object({
  id: z.string().min(1).max(100),
  status: z.enum([...OPEN, ...ENDED]),
  statusMessage: z.string().nullish(),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullish(),
  usageTotalUsd: z.number().nonnegative().nullish(),
  defaultDatasetId: z.string().min(1),
  defaultKeyValueStoreId: z.string().min(1),
})
export type ActorRun = z.output<typeof ActorRun>
const OneRun = z.object({ data: ActorRun })
const RunList = z.object({ data: z.object({ items: z.array(ActorRun.pick({ id: true, startedAt: true }).loose()) }) })
const Failure = z.object({ error: z.object({ type: z.string(), message: z.string() }) })
const RunInput = z.object({ categoryOrProductUrls: z.array(z.object({ url: z.string() })) }).or(z.object({ categoryUrls: z.array(z.object({ url: z.string() })) }))

export const isOver = (run: ActorRun): boolean => (ENDED as readonly string[]).includes(run.status)

/** What Apify cannot grant at the moment although nothing is wrong with the order. */
const LATER = new Set(['actor-memory-limit-exceeded', 'concurrent-runs-limit-exceeded', 'rate-limit-exceeded', 'too-many-requests'])

export interface StartOrder {
  actor: string
  urls: string[]
  /** A product's page is one item; a search or a list has many. */
  perUrl: number
  maxCostUsd: number
  webhook: { url: string; secret: string } | undefined
}

/** The functions we need of Apify. @throws OuterError */
export function apifyClient({ apify }: Pick<Config, 'apify'>) {
  const { url: base, token } = apify
  if (token === undefined) throw new OuterError('refused', 'NOT_CONFIGURED', 'No crawler is configured: set APIFY_TOKEN')
  const headers = { authorization: `Bearer ${token}` }
  const at = (path: string, query: Record<string, string> = {}) => {
    const url = new URL(`${base.replace(/\/$/, '')}/v2/${path}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return url
  }
  const ask = <T>(url: URL, read: (text: string) => T, { method = 'GET', body, timeoutMs = READ_TIMEOUT_MS }: { method?: 'GET' | 'POST'; body?: unknown; timeoutMs?: number } = {}) =>
    guarded(`Apify (${url.host})`, async () => {
      const answer = await call({ url, method, headers, body, timeoutMs })
      if (answer.status < 200 || answer.status > 299) throw failureOf(answer)
      return read(answer.text)
    })
  const readRun = (text: string) => readAnswer(OneRun, text, 'Apify').data

  return {
    /** Never repeat it after `unclear`: the run may be there. */
    start({ actor, urls, perUrl, maxCostUsd, webhook }: StartOrder): Promise<ActorRun> {
      const url = at(`acts/${actor}/runs`, { timeout: String(RUN_LIMIT_S), memory: String(MEMORY_MB), maxItems: String(urls.length * perUrl), maxTotalChargeUsd: maxCostUsd.toFixed(2), ...(webhook === undefined ? {} : { webhooks: adHoc(webhook) }) })
      return ask(url, readRun, { method: 'POST', body: inputOf(actor, urls, perUrl), timeoutMs: START_TIMEOUT_MS })
    },
    getRun: (id: string): Promise<ActorRun> => ask(at(`actor-runs/${encodeURIComponent(id)}`), readRun),
    abort: (id: string): Promise<ActorRun> => ask(at(`actor-runs/${encodeURIComponent(id)}/abort`), readRun, { method: 'POST' }),
    /** The newest runs of an actor, the last first. */
    listRuns: (actor: string, limit: number) => ask(at(`acts/${actor}/runs`, { desc: '1', limit: String(limit) }), (text) => readAnswer(RunList, text, 'Apify').data.items),
    /** The pages a run was asked for. */
    async readInput(run: Pick<ActorRun, 'defaultKeyValueStoreId'>): Promise<string[]> {
      const input = await ask(at(`key-value-stores/${encodeURIComponent(run.defaultKeyValueStoreId)}/records/INPUT`), (text) => readAnswer(RunInput, text, 'Apify'))
      return ('categoryUrls' in input ? input.categoryUrls : input.categoryOrProductUrls).map(({ url }) => url)
    },
    async listItems(datasetId: string): Promise<unknown[]> {
      const items: unknown[] = []
      for (;;) {
        const page = await ask(at(`datasets/${encodeURIComponent(datasetId)}/items`, { offset: String(items.length), limit: String(PAGE_ITEMS), clean: '1' }), (text) => readAnswer(z.array(z.unknown()), text, 'Apify'), { timeoutMs: ITEMS_TIMEOUT_MS })
        items.push(...page)
        if (page.length < PAGE_ITEMS) return items
      }
    },
  }
}

function inputOf(actor: string, urls: string[], perUrl: number) {
  if (actor === BESTSELLERS) return { categoryUrls: urls.map((url) => ({ url })), maxItemsPerStartUrl: perUrl, depthOfSubcategories: 0 }
  return { categoryOrProductUrls: urls.map((url) => ({ url })), maxItemsPerStartUrl: perUrl, maxOffers: 0, scrapeSellers: false, ensureLoadedProductDescriptionFields: false }
}

/** Apify signs nothing: a secret in a header says that we asked for the call. */
function adHoc({ url, secret }: { url: string; secret: string }): string {
  const eventTypes = ['ACTOR.RUN.SUCCEEDED', 'ACTOR.RUN.FAILED', 'ACTOR.RUN.TIMED_OUT', 'ACTOR.RUN.ABORTED']
  return Buffer.from(JSON.stringify([{ eventTypes, requestUrl: url, headersTemplate: JSON.stringify({ 'X-Tradewind-Secret': secret }) }])).toString('base64')
}

function failureOf({ status, headers, text }: { status: number; headers: Headers; text: string }): OuterError {
  const { type, message } = readFailure(text)
  const retryAfterS = Number(headers.get('retry-after')) || undefined
  if (status === 429 || LATER.has(type)) return new OuterError('later', 'LIMIT_REACHED', `Apify is busy: ${message}`, { retryAfterS })
  if (status >= 500) return new OuterError('unclear', 'SOURCE_BROKEN', `Apify answered ${status}`)
  if (status === 404) return new OuterError('gone', 'NOT_THERE', `Apify: ${message}`)
  if (status === 401 || status === 403) return new OuterError('refused', 'TOKEN_REFUSED', `Apify does not accept the token: ${message}`)
  return new OuterError('refused', status === 402 ? 'BUDGET_SPENT' : 'ORDER_REFUSED', `Apify refused: ${message}`)
}

function readFailure(text: string): { type: string; message: string } {
  try {
    return Failure.parse(JSON.parse(text)).error
  } catch {
    return { type: 'unknown', message: 'no reason given' }
  }
}
