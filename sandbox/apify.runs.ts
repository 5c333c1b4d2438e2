import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Faults, Kind } from './faults.ts'
import { bestsellerItem, bestsellersOf, jungleeItem, pageOf, searchOf } from './junglee.ts'
import type { World } from './lives.ts'
import { bestsellers, search } from './world.search.ts'

const KEPT_RUNS = 400
/** What the actor asks for one page. */
const USD_PER_ITEM = 0.003
const READY_MS = 60
const RETRY_WEBHOOK_MS = [0, 1_000, 5_000, 30_000, 120_000]

const Urls = z.array(z.object({ url: z.string() })).min(1)
export const Input = z.union([z.object({ categoryOrProductUrls: Urls, maxItemsPerStartUrl: z.number().optional() }).loose(), z.object({ categoryUrls: Urls, maxItemsPerStartUrl: z.number().optional() }).loose()])
export const urlsOf = (input: z.output<typeof Input>): string[] => ((input.categoryOrProductUrls ?? input.categoryUrls) as { url: string }[]).map(({ url }) => url)
export const AdHocWebhooks = z.array(z.object({ eventTypes: z.array(z.string()), requestUrl: z.url(), headersTemplate: z.string().optional() }))

export interface Options {
  timeoutS: number
  maxItems: number
  maxChargeUsd: number
  webhooks: z.output<typeof AdHocWebhooks>
}

export interface SandboxRun {
  id: string
  actor: string
  input: z.output<typeof Input>
  startedAt: number
  endsAt: number
  ending: 'SUCCEEDED' | 'FAILED' | 'TIMED-OUT' | 'ABORTED'
  options: Options
  items: unknown[] | undefined
}

export interface Timing {
  /** Milliseconds a run takes for so many pages. */
  runMs: (pages: number) => number
}

interface Deps extends Timing {
  world: World
  faults: Faults
  recordings: Map<string, Record<string, unknown>>
}

/** The runs of the actor: what they cost stands in `ledger`, each once. */
export function createRuns({ world, faults, recordings, runMs }: Deps) {
  const runs = new Map<string, SandboxRun>()
  const ledger = { runs: 0, items: 0 }
  const stopping = new AbortController()

  function start(actor: string, input: SandboxRun['input'], options: Options): SandboxRun {
    const kind = faults.strike('apify', 'run')
    const now = Date.now()
    const pages = Math.min(urlsOf(input).length * (searchOf(urlsOf(input)[0] ?? '') === undefined ? 1 : (input.maxItemsPerStartUrl ?? 1)), options.maxItems, Math.floor(options.maxChargeUsd / USD_PER_ITEM + 1e-9))
    const took = READY_MS + runMs(pages) * (kind === 'slow' ? 20 : 1)
    const isLate = kind === 'timed_out' || took > options.timeoutS * 1000
    const run: SandboxRun = {
      id: randomUUID().replaceAll('-', '').slice(0, 17), actor, input, options, startedAt: now, endsAt: now + (isLate ? Math.min(took, options.timeoutS * 1000) : took),
      ending: isLate ? 'TIMED-OUT' : kind === 'failed' ? 'FAILED' : kind === 'aborted' ? 'ABORTED' : 'SUCCEEDED', items: undefined,
    }
    runs.set(run.id, run)
    for (const old of [...runs.keys()].slice(0, Math.max(0, runs.size - KEPT_RUNS))) runs.delete(old)
    ledger.runs++
    if (options.webhooks.length > 0) void announce(run, kind).catch(() => {}) // the process stops
    return run
  }

  /** The pages as they were when the run ended; half of them when it did not end well. */
  function itemsOf(run: SandboxRun): unknown[] {
    if (run.items !== undefined) return run.items
    if (Date.now() < run.endsAt) return []
    const places = urlsOf(run.input).flatMap((url) => placesOf(url, run.input.maxItemsPerStartUrl ?? Number.MAX_SAFE_INTEGER)).slice(0, Math.min(run.options.maxItems, Math.floor(run.options.maxChargeUsd / USD_PER_ITEM + 1e-9)))
    const reached = run.ending === 'SUCCEEDED' ? places : places.slice(0, Math.floor(places.length / 2))
    run.items = reached.flatMap((place) => place(run.endsAt) ?? [])
    ledger.items += run.items.length
    return run.items
  }

  /** What stands at an address: one page, or the finds of a search or list in their order. */
  function placesOf(url: string, most: number): ((at: number) => unknown)[] {
    const asked = searchOf(url)
    if (asked !== undefined) return search(asked.marketplace, asked.keyword).slice(0, most).map(({ marketplace, asin }) => (at) => jungleeItem(world.look(marketplace, asin, at), url, faults.strike('apify', 'page', asin)))
    const marketplace = bestsellersOf(url)
    if (marketplace !== undefined) return bestsellers(marketplace).slice(0, most).map(({ asin }, index) => (at) => bestsellerItem(world.look(marketplace, asin, at), url, index + 1))
    return [(at) => itemOf(url, at)]
  }

  function itemOf(url: string, at: number) {
    const page = pageOf(url)
    if (page === undefined) return { url, input: url, error: 'invalid_url' }
    const fault = faults.strike('apify', 'page', page.asin)
    const recorded = recordings.get(page.asin)
    if (recorded !== undefined && fault === undefined) return recorded
    return jungleeItem(world.look(page.marketplace, page.asin, at), url, fault)
  }

  const statusOf = (run: SandboxRun) => (Date.now() >= run.endsAt ? run.ending : Date.now() - run.startedAt < READY_MS ? 'READY' : 'RUNNING')

  function describe(run: SandboxRun) {
    const status = statusOf(run)
    const isOver = Date.now() >= run.endsAt
    const charged = isOver ? itemsOf(run).length : 0
    return {
      id: run.id, actId: run.actor, status, statusMessage: isOver ? `Finished with ${charged} items` : 'Working', startedAt: new Date(run.startedAt).toISOString(),
      finishedAt: isOver ? new Date(run.endsAt).toISOString() : null, defaultDatasetId: `ds${run.id}`, defaultKeyValueStoreId: `kv${run.id}`,
      usageTotalUsd: Math.round(charged * USD_PER_ITEM * 1e6) / 1e6, chargedEventCounts: { 'product-scraped': charged }, stats: { runTimeSecs: (Math.min(Date.now(), run.endsAt) - run.startedAt) / 1000, restartCount: 0 },
      options: { timeoutSecs: run.options.timeoutS, maxItems: run.options.maxItems, maxTotalChargeUsd: run.options.maxChargeUsd },
    }
  }

  /** Tells the ad-hoc webhooks of a run that it ended: until one answers 2xx, with longer and longer pauses. */
  async function announce(run: SandboxRun, kind: Kind | undefined) {
    await sleep(Math.max(0, run.endsAt - Date.now()), undefined, { signal: stopping.signal, ref: false })
    const fault = faults.strike('apify', 'webhook') ?? kind
    if (fault === 'lost_webhook') return
    const eventType = `ACTOR.RUN.${run.ending.replace('-', '_')}`
    const body = JSON.stringify({ userId: 'sandbox', createdAt: new Date().toISOString(), eventType, eventData: { actorId: run.actor, actorRunId: run.id }, resource: describe(run) })
    for (const hook of run.options.webhooks.filter(({ eventTypes }) => eventTypes.includes(eventType))) {
      const headers = { 'content-type': 'application/json', ...(hook.headersTemplate === undefined ? {} : (JSON.parse(hook.headersTemplate) as Record<string, string>)) }
      const send = () => fetch(hook.requestUrl, { method: 'POST', headers, body, signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(30_000)]) })
      if (fault === 'duplicate_webhook') await send().catch(() => {}) // the second is the one that counts
      for (const pause of RETRY_WEBHOOK_MS) {
        await sleep(pause, undefined, { signal: stopping.signal, ref: false })
        if (await send().then((answer) => answer.ok, () => false)) break
      }
    }
  }

  return {
    start, itemsOf, describe, statusOf, ledger,
    find: (id: string) => runs.get(id),
    list: () => [...runs.values()],
    abort(run: SandboxRun) {
      if (Date.now() >= run.endsAt) return
      run.endsAt = Date.now()
      run.ending = 'ABORTED'
    },
    stop: () => stopping.abort(),
  }
}
export type Runs = ReturnType<typeof createRuns>
