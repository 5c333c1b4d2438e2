import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, Kysely, PostgresDialect, PostgresDriver, type DatabaseConnection, type PostgresDialectConfig } from 'kysely'
import pg from 'pg'
import { wakeRelay } from './events/wake.ts'

// biome-ignore lint: the kernel's Db knows no table; a repository adds its own with $extendTables.
export type Db = Kysely<Record<never, never>>

/**
 * What a connection may do. `app` sees the rows of one tenant at a time (row-level security), `system` works across
 * tenants (relay, jobs that say so), `auth` can only look up who somebody is, `owner` changes the schema.
 */
export type Role = 'app' | 'system' | 'auth' | 'owner'
export const ROLE_NAMES = { app: 'tradewind_app', system: 'tradewind_system', auth: 'tradewind_auth' } as const

const INT8 = 20
const DATE = 1082
/** bigint as a number (ids and minor units stay below 2^53), date as its text `YYYY-MM-DD`. */
const parsers = new pg.TypeOverrides()
parsers.setTypeParser(INT8, Number)
parsers.setTypeParser(DATE, (text: string) => text)
const types = parsers as unknown as pg.CustomTypesConfig // pg's own type for the same object is narrower

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const beginning = new AsyncLocalStorage<string>()

/** Begins a tenant's transaction in one message: `begin` and the tenant together. */
class TenantDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: Parameters<PostgresDriver['beginTransaction']>[1]) {
    const tenantId = beginning.getStore()
    if (tenantId === undefined) return super.beginTransaction(connection, settings)
    await connection.executeQuery(CompiledQuery.raw(`begin; set local app.tenant_id = '${tenantId}'`))
  }
}

class TenantDialect extends PostgresDialect {
  readonly #settings: PostgresDialectConfig
  constructor(settings: PostgresDialectConfig) {
    super(settings)
    this.#settings = settings
  }
  override createDriver() {
    return new TenantDriver(this.#settings)
  }
}

export function createPool(url: string, { role, max = 10 }: { role: Role; max?: number }) {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: `tradewind ${role}`,
    ...(role === 'owner' ? {} : { options: `-c role=${ROLE_NAMES[role]}` }),
  })
  // An idle connection that breaks (the server restarts) is dropped from the pool; the next query opens a new one.
  pool.on('error', () => {})
  return pool
}

const pools = new WeakMap<object, pg.Pool>()

export function connect(url: string, options: { role: Role; max?: number }): Db {
  const pool = createPool(url, options)
  const db = new Kysely<Record<never, never>>({ dialect: new TenantDialect({ pool }) })
  pools.set(db, pool)
  return db
}

/** The pool below `db`, for what a query builder cannot do: LISTEN, COPY, named statements. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db)
  if (pool === undefined) throw new Error('this Db has no pool of its own')
  return pool
}

/** Runs `work` in the transaction of `db`, or in a new one when `db` has none. */
export async function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db)
  const result = await db.transaction().execute(work)
  wakeRelay()
  return result
}

/**
 * Runs `work` in a transaction that sees only the rows of this tenant. The one way for a module to reach a tenant's rows.
 * @throws Error when the id is no UUID: it goes into the statement as text.
 */
export async function withTenant<T>(db: Db, tenantId: string, work: (trx: Db) => Promise<T>): Promise<T> {
  if (!UUID.test(tenantId)) throw new Error('a tenant id is a UUID')
  const result = await beginning.run(tenantId, () => db.transaction().execute((trx) => beginning.exit(() => work(trx))))
  wakeRelay()
  return result
}
