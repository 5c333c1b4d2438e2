import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { messageOf, StartError } from './errors.ts'

const FOLDER = join(import.meta.dirname, '../migrations')
const NAME = /^\d{8}-\d{4}-[a-z0-9-]+\.sql$/
const LOCK = 7_267_001
const OLDEST_SERVER = 150_000

interface Migration {
  name: string
  sql: string
  checksum: string
}

export function readMigrations(folder = FOLDER): Migration[] {
  return readdirSync(folder).sort().map((name) => {
    if (!NAME.test(name)) throw new StartError(`migration ${name}: the name is YYYYMMDD-HHMM-module-what.sql`)
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings the database to the newest schema: forward only, each file in a transaction of its own, one process at a time.
 * @returns the names applied now
 * @throws StartError when the server cannot be used, a released file was edited, or a file fails
 */
export async function migrate(url: string, migrations = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'tradewind migrations' })
  client.on('error', () => {}) // every query below reports it
  try {
    await client.connect()
  } catch (error) {
    throw new StartError(`the database does not answer (${place(url)}): ${messageOf(error)}`, { cause: error })
  }
  try {
    await checkServer(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await applyMissing(client, migrations)
  } finally {
    await client.end()
  }
}

/** Where a connection string points, without its password. */
export function place(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}:${port || 5432}${pathname}`
  } catch {
    return 'not a connection string'
  }
}

async function checkServer(client: pg.Client) {
  const { rows } = await client.query<{ version: number; may: boolean }>(
    `select current_setting('server_version_num')::int as version, (rolsuper or rolcreaterole) as may from pg_roles where rolname = current_user`,
  )
  const server = rows[0]
  if (server === undefined || server.version < OLDEST_SERVER) throw new StartError(`PostgreSQL 15 or newer is needed, this is ${server?.version}`)
  if (!server.may) throw new StartError('the user of DATABASE_URL must be allowed to create roles (CREATEROLE)')
}

async function applyMissing(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  await client.query(`create schema if not exists kernel;
    create table if not exists kernel.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from kernel.migration')
  const known = new Map(rows.map((row) => [row.name, row.checksum]))
  const applied: string[] = []
  for (const { name, sql, checksum } of migrations) {
    const before = known.get(name)
    if (before === checksum) continue
    if (before !== undefined) throw new StartError(`migration ${name} was edited after it ran here: write a new one`)
    await apply(client, { name, sql, checksum })
    applied.push(name)
  }
  return applied
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration) {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into kernel.migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new StartError(`migration ${name} failed: ${messageOf(error)}`, { cause: error })
  }
}
