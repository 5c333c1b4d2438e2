import { poolOf } from '#kernel/db'
import type { Consumer, Envelope } from '#kernel/events'
import type { Job } from '#kernel/jobs'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { storeCrawled } from '#track/tracking'
import { deliverPending } from '../../kernel/events/relay.ts'
import { modules } from '../../modules.ts'

/** What the tests of live alerts share: a tenant with people and products, a clock, and the road from a crawl to what is told. */
export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
export const START = Date.UTC(2026, 9, 1)
export const HOUR = 3_600_000
const TOLD = new Set(['alerts', 'notifications', 'webhooks'])

/** What a page shows; prices in minor units of USD. */
export interface Seen {
  price?: number | null
  bsr?: number
  rating?: number
  reviews?: number
  seller?: string
  inStock?: boolean
  title?: string
  features?: string[]
  images?: string[]
  description?: string
}

export const asinOf = (n: number) => `B0${String(n).padStart(8, '0')}`

const rawOf = (asin: string, { price = 2000, bsr, rating, reviews, seller, inStock = true, title = 'A thing', features = ['Loud'], images = ['https://m.media-amazon.com/images/I/71abc.jpg'], description }: Seen) => ({
  url: `https://www.amazon.com/dp/${asin}`, asin, originalAsin: asin, title, brand: 'Tidewave', inStock, inStockText: inStock ? 'In Stock' : 'Currently unavailable',
  ...(price === null ? {} : { price: { value: price / 100, currency: '$' } }), ...(rating === undefined ? {} : { stars: rating }), ...(reviews === undefined ? {} : { reviewsCount: reviews }),
  ...(seller === undefined ? {} : { seller: { id: seller, name: seller } }), bestsellerRanks: bsr === undefined ? [] : [{ rank: bsr, category: 'Electronics', url: null }],
  features, highResolutionImages: images, ...(description === undefined ? {} : { description }),
})

export async function startLive({ env = {} }: { env?: Record<string, string> } = {}) {
  const database = await testDatabase()
  const services = testServices(database, env)
  const app = await testApp(services, ...modules.flatMap(({ name, routes }) => (routes && TOLD.has(name) ? [routes] : [])))
  const pool = poolOf(database.owner)
  const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await pool.query<T>(text, values)).rows
  const clock = { now: START }

  async function addPerson(name: string, { language = 'en', role = 'member', tenant_id = TENANT }: { language?: string | null; role?: string; tenant_id?: string } = {}): Promise<string> {
    const [person] = await rows<{ id: string }>(`insert into accounts.person (email, username, password_hash, language) values ($1, $2, 'x', $3) returning id`, [`${name}@example.com`, name, language])
    await pool.query('insert into accounts.membership (tenant_id, person_id, role) values ($1, $2, $3)', [tenant_id, person?.id, role])
    return person?.id ?? 'none'
  }
  async function addProduct(n = 1, { tenant_id = TENANT, tags = [], frequency = 'hourly' }: { tenant_id?: string; tags?: string[]; frequency?: string } = {}): Promise<string> {
    await pool.query(`insert into tracking.listing (marketplace, asin) values ('us', $1) on conflict do nothing`, [asinOf(n)])
    const [product] = await rows<{ id: string }>(
      `insert into tracking.product (tenant_id, listing_id, tags, crawl_frequency) select $1, id, $3, $4 from tracking.listing where asin = $2 returning id`, [tenant_id, asinOf(n), tags, frequency])
    return product?.id ?? 'none'
  }

  const consumers: Consumer[] = modules.flatMap((module) => module.consumers ?? [])
  /** All that was published so far reaches who listens. */
  const relay = async (world_speed = 1) => {
    while ((await database.system.connection().execute((session) => deliverPending(session, { consumers, log: services.log, world_speed }))) > 0);
  }
  const look = (seen: Seen, n = 1) => storeCrawled(database.system, { observedAt: new Date(clock.now), items: [{ marketplace: 'us', asin: asinOf(n), holds_s: 7_200, raw: rawOf(asinOf(n), seen) }] })
  /** An hour passes, the page of a product is looked at, and what was seen goes its way. */
  const crawl = async (seen: Seen, { n = 1, after = HOUR }: { n?: number; after?: number } = {}) => {
    clock.now += after
    await look(seen, n)
    await relay()
  }
  const crawlAll = async (many: readonly Seen[], n = 1) => {
    for (const seen of many) await crawl(seen, { n })
  }
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { body, ...caller }: { body?: object; id?: string; tenant_id?: string; role?: 'viewer' | 'member' | 'admin' | 'owner' } = {}) => {
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers: asCaller(caller), ...(body === undefined ? {} : { payload: body }) })
    return { status: answer.statusCode, ...(answer.body === '' ? {} : answer.json()) }
  }
  const jobs = new Map<string, Job>(modules.flatMap((module) => module.jobs ?? []).map((job) => [job.name, job]))
  /** The jobs of a kind that wait are run, each once. */
  const work = async (name: string) => {
    const context = { services, signal: new AbortController().signal, isLastAttempt: false }
    const waiting = await rows<{ id: string; data: unknown }>('delete from jobs.job where name = $1 returning id, data', [name])
    const results = await Promise.allSettled(waiting.map(async ({ data }) => jobs.get(name)?.run(context, data)))
    for (const result of results) if (result.status === 'rejected') throw result.reason
    return waiting.length
  }
  const told = async (person: string) => (await call('GET', '/notifications?limit=100', { id: person, role: 'viewer' })).data as { type: string; reason_code: string; severity: string; subject: string; facts: Record<string, unknown> }[]
  const incidents = async (query = '') => (await call('GET', `/alerts/incidents${query}`)).data as Record<string, unknown>[]
  const publishedAgain = async (envelope: Pick<Envelope, 'type'>) => pool.query('update kernel.outbox set done_at = null where type = $1', [envelope.type])
  return { database, services, app, pool, rows, clock, addPerson, addProduct, look, relay, crawl, crawlAll, call, work, told, incidents, publishedAgain }
}

export const times = (count: number, seen: Seen): Seen[] => Array.from({ length: count }, () => seen)
/** A price that stood, and one that it moved to, each seen often enough to be believed. */
export const FALL: Seen[] = [...times(3, { price: 2000 }), ...times(2, { price: 1500 })]
