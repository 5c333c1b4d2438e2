import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Db } from './db.ts'
import type { Services } from './services.ts'

/** Whose row is the installation's. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000'
/** How long a process trusts what it read: a change made by another takes effect within it. */
const FRESH_MS = 10_000
const TENANTS = 10_000

/** What somebody may ask of a new value beside its shape. */
export interface SettingChange {
  /** The address of whoever changes it. */
  ip: string
  /** The value that another setting will have after this change. */
  read: <T>(setting: Setting<T>) => T
}

/** Something an operator or a tenant chooses, and that applies without a restart. */
export interface Setting<T = unknown> {
  /** `module.name`. */
  name: string
  scope: 'installation' | 'tenant'
  schema: z.ZodType<T>
  default: T
  /** A number of the installation that the tenant's value never exceeds; null: any. */
  within?: Setting<number | null> | undefined
  /** Why a value of the right shape may not be set; undefined when it may. A property: it is handed around. */
  refuses?: ((value: T, change: SettingChange) => { code: string; message: string } | undefined) | undefined
}

export const defineSetting = <T>(setting: Setting<T>): Setting<T> => setting

export interface StoredSetting {
  name: string
  value: unknown
  changed_at: Date
  changed_by: string | null
}

const known = new WeakMap<Db, LRUCache<string, Promise<Map<string, unknown>>>>()

/**
 * The value that holds now; at most {@link FRESH_MS} old where another process changed it.
 * @param tenantId of a tenant's setting; not needed for the installation's
 */
export async function readSetting<T>({ systemDb }: Pick<Services, 'systemDb'>, setting: Setting<T>, tenantId: string = INSTALLATION): Promise<T> {
  const stored = await valuesOf(systemDb, setting.scope === 'installation' ? INSTALLATION : tenantId)
  const value = valueOf(setting, stored.get(setting.name))
  if (setting.within === undefined || typeof value !== 'number') return value
  return Math.min(value, (await readSetting({ systemDb }, setting.within)) ?? value) as T // a number, as `value` is
}

/** What is stored where it still has the setting's shape, else the default. */
export function valueOf<T>(setting: Setting<T>, stored: unknown): T {
  const read = stored === undefined ? undefined : setting.schema.safeParse(stored)
  return read?.success ? read.data : setting.default
}

function valuesOf(db: Db, tenantId: string): Promise<Map<string, unknown>> {
  const cache = known.get(db) ?? new LRUCache<string, Promise<Map<string, unknown>>>({ max: TENANTS, ttl: FRESH_MS })
  known.set(db, cache)
  const found = cache.get(tenantId)
  if (found !== undefined) return found
  const loading = listStored(db, tenantId).then((rows) => new Map(rows.map(({ name, value }) => [name, value])))
  cache.set(tenantId, loading)
  loading.catch(() => cache.delete(tenantId))
  return loading
}

/** This process reads the tenant's settings anew at the next use. */
export const forgetSettings = ({ systemDb }: Pick<Services, 'systemDb'>, tenantId: string): void => void known.get(systemDb)?.delete(tenantId)

export async function listStored(db: Db, tenantId: string): Promise<StoredSetting[]> {
  const { rows } = await sql<StoredSetting>`select name, value, changed_at, changed_by from kernel.setting where tenant_id = ${tenantId}`.execute(db)
  return rows
}

/** @param value undefined: back to the default */
export async function storeSetting(trx: Db, { tenant_id, name, value, changed_by }: { tenant_id: string; name: string; value: unknown; changed_by: string | null }): Promise<void> {
  if (value === undefined) await sql`delete from kernel.setting where tenant_id = ${tenant_id} and name = ${name}`.execute(trx)
  else {
    await sql`insert into kernel.setting (tenant_id, name, value, changed_by) values (${tenant_id}, ${name}, ${JSON.stringify(value)}::jsonb, ${changed_by})
      on conflict (tenant_id, name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = now()`.execute(trx)
  }
}
