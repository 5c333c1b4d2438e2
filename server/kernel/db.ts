import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, type PostgresDialectConfig, PostgresDriver } from 'kysely'
import pg from 'pg'
import { invalid } from './errors.ts'

/** The kernel's Db knows no table: a repository adds its own with `$extendTables`. */
export type Db = Kysely<Record<never, never>>

/**
 * What a connection may do. `app` sees one tenant's rows at a time (row-level security), `system` works across tenants
 * (relay, jobs that say so), `auth` can only look up who somebody is, `owner` changes the schema.
 */
export type Role = 'app' | 'system' | 'auth' | 'owner'
export const ROLE_NAMES = { app: 'tradewind_app', system: 'tradewind_system', auth: 'tradewind_auth' } as const

const INT8 = 20
const DATE = 1082
/** bigint arrives as a number (ids and minor units stay below 2^53), date as its text `YYYY-MM-DD`. */
const types = new pg.TypeOverrides()
types.setTypeParser(INT8, Number)
types.setTypeParser(DATE, (text: string) => text)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const beginningFor = new AsyncLocalStorage<string>()

/** Begins a tenant's transaction in one message, `begin` and the tenant together: half the cost of two. */
class TenantDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: Parameters<PostgresDriver['beginTransaction']>[1]) {
    const tenantId = beginningFor.getStore()
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

export function createPool(url: string, { role, max = 10 }: { role: Role; max?: number }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: `tradewind ${role}`,
    ...(role === 'owner' ? {} : { options: `-c role=${ROLE_NAMES[role]}` }),
  })
  // A broken idle connection (the server restarted) has left the pool already; the next query opens a new one.
  pool.on('error', () => {})
  // One in use rejects its query, and would end the process besides if nobody listened.
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

const pools = new WeakMap<Db, pg.Pool>()

export function connect(url: string, options: { role: Role; max?: number }): Db {
  const pool = createPool(url, options)
  const db: Db = new Kysely({ dialect: new TenantDialect({ pool }) })
  pools.set(db, pool)
  return db
}

/** The pool below `db`, for what a query builder cannot do: LISTEN, COPY, long streams. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db)
  if (pool === undefined) throw new Error('only a connected Db has a pool; a transaction has none')
  return pool
}

const prepared = new WeakMap<pg.PoolClient, Set<string>>()

/** A query that each connection prepares once. `name` names `text` for good: one text a name. */
export interface PreparedQuery {
  name: string
  text: string
  values: (string | number)[]
}

/**
 * One prepared query as a tenant, in one message: begin, tenant, execute, commit. For the busiest reads: a third of the
 * messages of `withTenant`, and the same row-level security.
 */
export async function queryTenant<R extends pg.QueryResultRow>(
  db: Db, tenantId: string, { name, text }: { name: string; text: string }, values: (string | number)[],
): Promise<R[]> {
  const [rows = []] = await queryTenantAll(db, tenantId, [{ name, text, values }])
  return rows as R[]
}

/** Several of them in one message: what a message costs is most of what a quick query does. @returns the rows of each */
export async function queryTenantAll(db: Db, tenantId: string, queries: readonly PreparedQuery[]): Promise<pg.QueryResultRow[][]> {
  if (!UUID.test(tenantId)) throw new Error('a tenant id is a UUID')
  const client = await poolOf(db).connect()
  let failure: Error | undefined
  try {
    const known = prepared.get(client) ?? new Set()
    prepared.set(client, known)
    const steps = queries.flatMap(({ name, text, values }) => {
      const given = values.map((value) => (typeof value === 'number' ? String(value) : literal(client, value))).join(', ')
      return [...(known.has(name) ? [] : [`prepare ${name} as ${text}`]), `execute ${name}${given && `(${given})`}`]
    })
    const answer: unknown = await client.query(`begin read only; set local app.tenant_id = '${tenantId}'; ${steps.join('; ')}; commit`)
    for (const { name } of queries) known.add(name)
    const results = answer as pg.QueryResult[] // one for each statement
    return steps.flatMap((step, at) => (step.startsWith('execute') ? [results[at + 2]?.rows ?? []] : []))
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error)) // the connection goes: its transaction is broken
    throw error
  } finally {
    client.release(failure)
  }
}

/** A NUL would end the message in the middle. */
function literal(client: pg.PoolClient, text: string): string {
  if (text.includes('\0')) throw invalid('query', 'A text may not hold the character NUL')
  return client.escapeLiteral(text)
}

const afterCommits = new WeakMap<Db, Set<() => void>>()

/** Calls `act` once when the transaction of `trx` has committed, however often it was asked; at once outside `inTransaction` and `withTenant`. */
export function afterCommit(trx: Db, act: () => void): void {
  const acts = afterCommits.get(trx)
  if (acts === undefined) act()
  else acts.add(act)
}

async function transact<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  const acts = new Set<() => void>()
  const result = await db.transaction().execute((trx) => {
    afterCommits.set(trx, acts)
    return work(trx)
  })
  for (const act of acts) act()
  return result
}

/** Runs `work` in the transaction of `db`, or in a new one when `db` has none. */
export function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : transact(db, work)
}

/**
 * Runs `work` in a transaction that sees only this tenant's rows: the one way for a module to reach them.
 * @throws Error when the id is no UUID (it goes into the statement as text)
 */
export async function withTenant<T>(db: Db, tenantId: string, work: (trx: Db) => Promise<T>): Promise<T> {
  if (!UUID.test(tenantId)) throw new Error('a tenant id is a UUID')
  return beginningFor.run(tenantId, () => transact(db, (trx) => beginningFor.exit(() => work(trx))))
}
