import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { createCache } from './cache.ts'
import { loadConfig } from './config.ts'
import { fieldCipher } from './crypto.ts'
import { connect, type Db, type Role } from './db.ts'
import { unauthorized } from './errors.ts'
import { type App, buildApp, type Caller, mountV1 } from './http.ts'
import { answerMissing } from './http/answers.ts'
import type { Services } from './services.ts'
import type { Shopper } from './shopper.ts'
import { createLog, createMetrics } from './telemetry.ts'

declare module 'vitest' {
  interface ProvidedContext {
    pgUrl: string
    template: string
  }
}

export interface TestDatabase {
  url: string
  /** The application's role, as in production: row-level security holds. */
  app: Db
  system: Db
  auth: Db
  owner: Db
}

/** A database of the test's own, cloned from the migrated template and dropped when the test is over. */
export async function testDatabase(): Promise<TestDatabase> {
  const admin = new pg.Client(inject('pgUrl'))
  admin.on('error', () => {}) // a test may stop the server
  await admin.connect()
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name} template ${inject('template')} strategy file_copy`) // no WAL of the copy: half the time
  const url = new URL(inject('pgUrl'))
  url.pathname = `/${name}`
  const as = (role: Role) => connect(url.href, { role, max: 5 })
  const database = { url: url.href, app: as('app'), system: as('system'), auth: as('auth'), owner: as('owner') }
  onTestFinished(async () => {
    await Promise.all([database.app, database.system, database.auth, database.owner].map((db) => db.destroy()))
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return database
}

/** What the parts of one process share, on a database of the test's own, silent. */
export function testServices(database: TestDatabase, env: Record<string, string> = {}): Services {
  const config = loadConfig({ TRADEWIND_HOME: join(tmpdir(), 'tradewind-test'), TRADEWIND_SECRET: '7'.repeat(64), ...env })
  return {
    config, db: database.app, systemDb: database.system, authDb: database.auth,
    cache: createCache(), cipher: fieldCipher(config.secrets), log: createLog('silent'), metrics: createMetrics(),
  }
}

const CALLER: Caller = { id: '00000000-0000-4000-8000-00000000000a', tenant_id: '00000000-0000-4000-8000-000000000001', role: 'owner', kind: 'person', scopes: null, requests_per_minute: 1_000_000, is_proven: true }

/** Headers of a signed-in caller; what is not said is the owner of the first test tenant. */
export const asCaller = (caller: Partial<Caller> = {}) => ({ authorization: `Bearer ${Buffer.from(JSON.stringify({ ...CALLER, ...caller })).toString('base64url')}` })

const TEST_STORE = { code: 'first', name: 'First store', country: 'US', currency: 'USD', currencies: ['USD', 'EUR', 'JPY'], languages: ['en', 'zh-TW'], prices_include_tax: false, order_prefix: 'T' }

/** Headers of a shopper in the store of the first test tenant; a guest, where no customer is said. */
export const asShopper = ({ store, ...shopper }: Partial<Omit<Shopper, 'store'>> & { store?: Partial<Shopper['store']> } = {}) => ({
  authorization: `Bearer ${Buffer.from(JSON.stringify({ tenant_id: CALLER.tenant_id, customer_id: null, ...shopper, store: { ...TEST_STORE, ...store } })).toString('base64url')}`,
})

/** An application with these routes. Its tokens say who sends them (`asCaller`, `asShopper`); how real ones are verified is tested with accounts. */
export async function testApp(services: Services, ...routes: ((app: App) => void)[]): Promise<App> {
  const app = await buildApp(services, {
    authenticate: (token) => read<Caller>(token),
    recognise: (token) => (token === undefined ? { tenant_id: CALLER.tenant_id, customer_id: null, store: TEST_STORE } : read<Shopper>(token)),
  })
  app.setNotFoundHandler(answerMissing)
  mountV1(app, routes)
  onTestFinished(() => app.close())
  await app.ready()
  return app
}

function read<T>(token: string): T {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString()) as T
  } catch {
    throw unauthorized('The access token is not valid', 'INVALID_TOKEN')
  }
}
