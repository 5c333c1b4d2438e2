import { onTestFinished } from 'vitest'
import { poolOf, withTenant } from '#kernel/db'
import type { Job } from '#kernel/jobs'
import type { MemberRole } from '#kernel/http'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { startSandbox } from '../../sandbox/server.ts'
import { deliverPending } from '../kernel/events/relay.ts'
import { modules } from '../modules.ts'
import { incidentNotices } from '../track/alerts/alerts.notices.ts'
import { type Notice, noticeTypeRoutes, notify } from '#platform/notifications'

/** What the tests of this module share: a tenant with people, the outer world of the sandbox, and the road from a notice to where it is told. */
export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
/** The public key and secret of a browser that never was. */
export const KEYS = { p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM', auth: 'tBHItJI5svbpez7KI4CCXg' }

interface Call {
  id?: string
  role?: MemberRole
  tenant_id?: string
  body?: object
}

export async function startNotices({ withOuter = true }: { withOuter?: boolean } = {}) {
  const database = await testDatabase()
  const world = withOuter ? await startSandbox({ port: 0, speed: 1 }) : undefined
  if (world) onTestFinished(() => world.stop())
  const url = world?.url ?? 'http://127.0.0.1:9'
  const services = testServices(database, { PUBLIC_URL: 'https://tradewind.test', OUTGOING_ALLOW: new URL(url).host })
  const app = await testApp(services, noticeTypeRoutes(modules), ...modules.flatMap(({ name, routes }) => (routes && name === 'notifications' ? [routes] : [])))
  const pool = poolOf(database.owner)
  const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await pool.query<T>(text, values)).rows
  const jobs = new Map<string, Job>(modules.flatMap((module) => module.jobs ?? []).map((job) => [job.name, job]))
  const consumers = modules.flatMap((module) => module.consumers ?? [])
  const context = { services, signal: new AbortController().signal, isLastAttempt: false }

  async function addPerson(name: string, { language = 'en', role = 'member', zone = 'UTC', tenant_id = TENANT }: { language?: string; role?: string; zone?: string; tenant_id?: string } = {}): Promise<string> {
    const [person] = await rows<{ id: string }>(`insert into accounts.person (email, username, password_hash, language, time_zone) values ($1, $2, 'x', $3, $4) returning id`, [`${name}@example.com`, name, language, zone])
    await pool.query('insert into accounts.membership (tenant_id, person_id, role) values ($1, $2, $3)', [tenant_id, person?.id, role])
    return person?.id ?? 'none'
  }
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { body, ...caller }: Call = {}) => {
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers: asCaller(caller), ...(body === undefined ? {} : { payload: body }) })
    return { status: answer.statusCode, ...(answer.body === '' || answer.body === 'null' ? {} : (answer.json() as { data?: any; code?: string; field?: string })) } // oxlint-disable-line typescript/no-explicit-any -- answers of any route
  }
  /** The jobs of a kind that wait are run, each once, whenever they were to run. */
  const work = async (...names: string[]) => {
    let done = 0
    for (const name of names.length > 0 ? names : ['notifications.hand-over', 'notifications.send']) {
      const waiting = await rows<{ data: unknown }>('delete from jobs.job where name = $1 returning data', [name])
      for (const { data } of waiting) await jobs.get(name)?.run(context, data)
      done += waiting.length
    }
    return done
  }
  const relay = async () => {
    while ((await database.system.connection().execute((session) => deliverPending(session, { consumers, log: services.log, world_speed: 1 }))) > 0);
  }
  let count = 0
  const tell = (more: Partial<Notice> = {}, now?: Date) =>
    withTenant(database.app, more.tenant_id ?? TENANT, (trx) => {
      const n = ++count
      return notify(trx, {
        tenant_id: TENANT, type: incidentNotices.opened, severity: 'medium', reason_code: 'price_moved', facts: { product_name: 'Loud <b>box</b>', asin: 'B0TWAVE001' }, subject: `matter:${n}`, link: '/alerts', channels: ['in_app', 'email'], recipients: 'members',
        dedupe: `matter:${n}`, letter: (language) => ({ subject: language === 'zh-TW' ? `價格 ${n}` : `Price ${n} of <b>box</b>`, paragraphs: ['From $20 to $15', '<!channel> @everyone'], action: { label: 'Open', path: '/alerts' } }), ...more,
      }, now)
    })
  const sunk = async (channel: string) => ((await (await fetch(`${url}/channels/messages?channel=${channel}`)).json()) as { data: { to: string; title: string; body: string; status: number; headers: Record<string, string> }[] }).data
  const deliveries = () => rows<{ id: string; channel: string; status: string; reason: string | null; error: string | null; person_id: string | null; attempts: number; due_at: Date | null; next_at: Date; ref_id: string | null }>('select * from notifications.delivery order by created_at, channel, id')
  const useFcm = async () => {
    services.config.fcm = { url: `${url}/fcm`, account: (await (await fetch(`${url}/fcm/service-account`)).json()) as NonNullable<typeof services.config.fcm>['account'] }
  }
  const gateway = { url: `${url}/sms/send`, format: 'json', body: '{"to":"{to}","text":"{text}"}', headers: { Authorization: 'Bearer {secret}' }, secret: 'gateway-secret' }
  return { database, services, app, pool, rows, jobs, context, call, work, relay, tell, sunk, deliveries, addPerson, useFcm, gateway, world, url }
}
