import { onTestFinished } from 'vitest'
import { poolOf } from '#kernel/db'
import { buildApp, mountV1 } from '#kernel/http'
import type { Job } from '#kernel/jobs'
import { asCaller, testDatabase, testServices } from '#kernel/testing'
import { privacyRoutes, recogniserOf } from '#shop/customers'
import { deliverPending } from '../kernel/events/relay.ts'
import { modules } from '../modules.ts'

export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
export const PASSWORD = 'correct horse battery'

interface Ask {
  token?: string | undefined
  body?: object
  store?: string
  ip?: string
  headers?: Record<string, string>
  cookies?: Record<string, string>
}

export interface SignedIn {
  access_token: string
  refresh_token: string
  customer: { customer_id: string; email: string; name: string }
}

/** Two stores whose shoppers have real tokens; sellers say who they are. */
export async function openStores(env: Record<string, string> = {}) {
  const database = await testDatabase()
  const services = testServices(database, { PUBLIC_URL: 'https://tradewind.test', ...env })
  const used = modules.filter(({ name }) => ['customers', 'payments', 'audit'].includes(name))
  const open = async () => {
    const app = await buildApp(services, { recognise: recogniserOf(services), authenticate: (token) => JSON.parse(Buffer.from(token, 'base64url').toString()) as never })
    mountV1(app, [...used.flatMap(({ routes }) => routes ?? []), privacyRoutes(used)])
    onTestFinished(() => app.close())
    await app.ready()
    return app
  }
  const app = await open()
  const pool = poolOf(database.owner)
  const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await pool.query<T>(text, values)).rows
  let address = 0

  async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { token, body, store = 'first', ip, headers, cookies }: Ask = {}) {
    const n = ++address
    const answer = await app.inject({
      method, url: `/api/v1${path}`, remoteAddress: ip ?? `10.0.${n >> 8}.${n & 255}`, headers: { 'x-store': store, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body }), ...(cookies === undefined ? {} : { cookies }),
    })
    // oxlint-disable-next-line typescript/no-explicit-any -- answers of any route
    const json = (answer.headers['content-type']?.includes('json') && answer.body !== 'null' ? answer.json() : {}) as { data?: any; code?: string; field?: string }
    return { status: answer.statusCode, data: json.data, code: json.code, field: json.field, headers: answer.headers, cookies: answer.cookies, body: answer.body }
  }
  const admin = (method: 'GET' | 'PUT' | 'DELETE', path: string, { body, ...caller }: { body?: object; role?: 'viewer' | 'member' | 'admin'; tenant_id?: string } = {}) =>
    ask(method, `/shop/admin${path}`, { ...(body === undefined ? {} : { body }), headers: asCaller(caller) })

  async function mails(to?: string) {
    const found = await rows<{ id: string; to: string; template: string; language: string; subject: string; body: string; is_sealed: boolean }>('select * from mail.mail order by created_at, id')
    return found.filter((mail) => to === undefined || mail.to === to).map(({ id, body, is_sealed, ...mail }) => {
      const { text } = JSON.parse(is_sealed ? services.cipher.decrypt(body, `-|mail.mail|body|${id}`) : body) as { text: string }
      return { ...mail, text, token: /token=([\w-]+)/.exec(text)?.[1] ?? '' }
    })
  }
  const lastToken = async (to: string) => (await mails(to)).at(-1)?.token ?? ''
  const jobs = new Map<string, Job>(used.flatMap((module) => module.jobs ?? []).map((job) => [job.name, job]))
  const work = async (name: string) => {
    for (const { data } of await rows<{ data: unknown }>('delete from jobs.job where name = $1 returning data', [name])) await jobs.get(name)?.run({ services, signal: new AbortController().signal, isLastAttempt: false }, data)
  }
  const relay = async () => {
    while ((await database.system.connection().execute((session) => deliverPending(session, { consumers: used.flatMap((module) => module.consumers ?? []), log: services.log, world_speed: 1 }))) > 0);
  }

  /** A customer, by registration and mail. */
  async function signUp(email = 'ann@example.com', { store = 'first', name = 'Ann' }: { store?: string; name?: string } = {}): Promise<SignedIn> {
    await ask('POST', '/shop/auth/register', { store, body: { email, password: PASSWORD, name } })
    return (await ask('POST', '/shop/auth/verify-email', { store, body: { token: await lastToken(email) } })).data as SignedIn
  }
  const logIn = (body: object, more: Ask = {}) => ask('POST', '/shop/auth/login', { ...more, body: { email: 'ann@example.com', password: PASSWORD, ...body } })
  return { database, services, app, open, rows, ask, admin, mails, lastToken, work, relay, signUp, logIn }
}
