import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Db, inTransaction, poolOf } from '#kernel/db'

const clients = new WeakMap<Db, pg.PoolClient>()

/** Carries the result of a dry run past the rollback. */
class DryRun<T> {
  readonly result: T
  constructor(result: T) {
    this.result = result
  }
}

/**
 * Runs `work` in a transaction whose connection can also COPY, which a query builder's cannot. It sees this tenant's
 * rows; with null, on a connection of the system's role, everybody's. A dry run is rolled back at its end.
 */
export async function inCopyTransaction<T>(
  db: Db,
  { tenantId, isDry = false }: { tenantId: string | null; isDry?: boolean },
  work: (trx: Db) => Promise<T>,
): Promise<T> {
  const pool = poolOf(db)
  let client: pg.PoolClient | undefined
  const connect = async () => {
    client = await pool.connect()
    return client
  }
  const single: Db = new Kysely({ dialect: new PostgresDialect({ pool: { connect, end: () => Promise.resolve(), options: pool.options } }) })
  try {
    return await inTransaction(single, async (trx) => {
      if (client !== undefined) clients.set(trx, client)
      if (tenantId !== null) await sql`select set_config('app.tenant_id', ${tenantId}, true)`.execute(trx)
      const result = await work(trx)
      if (isDry) throw new DryRun(result)
      return result
    })
  } catch (error) {
    if (error instanceof DryRun) return error.result
    throw error
  }
}

/**
 * Copies lines (tab-separated text, as COPY reads it) into a table of this transaction.
 * @throws Error when `trx` does not come from `inCopyTransaction`
 */
export async function copyInto(trx: Db, target: string, lines: Iterable<string>): Promise<void> {
  const client = clients.get(trx)
  if (client === undefined) throw new Error('COPY needs a transaction of inCopyTransaction')
  await pipeline(Readable.from(inChunks(lines), { objectMode: false }), client.query(copyFrom(`copy ${target} from stdin`)))
}

const CHUNK_CHARACTERS = 65_536

function* inChunks(lines: Iterable<string>): Generator<Buffer> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length < CHUNK_CHARACTERS) continue
    yield Buffer.from(chunk)
    chunk = ''
  }
  if (chunk !== '') yield Buffer.from(chunk)
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A value as COPY reads it. */
export function copyValue(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  return typeof value === 'number' ? String(value) : value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}

const DAY_MS = 86_400_000
let day = { number: Number.NaN, text: '' }
const two = (value: number) => (value < 10 ? `0${value}` : String(value))

/** Unix milliseconds as COPY reads a time. Rows come in order of time, so the day is written once for many. */
export function copyTime(at: number): string {
  const number = Math.floor(at / DAY_MS)
  if (number !== day.number) day = { number, text: new Date(at).toISOString().slice(0, 10) }
  const ms = at - number * DAY_MS
  const seconds = Math.floor(ms / 1000)
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return ms % 1000 === 0 ? `${day.text} ${clock}Z` : `${day.text} ${clock}.${String(ms % 1000).padStart(3, '0')}Z`
}
