import { z } from 'zod'
import { type Db, inTransaction, withTenant } from '#kernel/db'
import { AppError, forbidden, invalid } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { forgetSettings, INSTALLATION, listStored, readSetting, type Setting, storeSetting, type StoredSetting, valueOf } from '#kernel/settings'
import { record } from '#platform/audit'
import type { SettingRow } from './system.schema.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- settings of any type stand in one list
type AnySetting = Setting<any>

interface Asker {
  id: string
  tenant_id: string
  is_super_admin?: boolean
}

const mayChange = ({ scope }: AnySetting, { is_super_admin }: Asker) => scope === 'tenant' || is_super_admin === true

/** Every setting, as it holds for the caller's tenant. */
export async function listSettings(services: Services, settings: AnySetting[], caller: Asker): Promise<SettingRow[]> {
  const mine = await withTenant(services.db, caller.tenant_id, (trx) => listStored(trx, caller.tenant_id))
  const all = await listStored(services.systemDb, INSTALLATION)
  return settings.map((setting) => {
    const row = (setting.scope === 'tenant' ? mine : all).find(({ name }) => name === setting.name)
    const may_change = mayChange(setting, caller)
    return {
      name: setting.name, scope: setting.scope, value: capped(setting, valueOf(setting, row?.value), all), default: setting.default as unknown, is_default: row === undefined, may_change,
      schema: z.toJSONSchema(setting.schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
      // Who runs the installation is nobody whom its tenants know.
      changed_at: row?.changed_at ?? null, changed_by: may_change ? (row?.changed_by ?? null) : null,
    }
  })
}

function capped({ within }: AnySetting, value: unknown, all: StoredSetting[]): unknown {
  if (within === undefined || typeof value !== 'number') return value
  return Math.min(value, valueOf(within, all.find(({ name }) => name === within.name)?.value) ?? value)
}

/**
 * Refuses all when one is refused. The tenant's are stored together, and then the installation's: a process killed between the two leaves the first.
 * @throws AppError 400 for a name that is none or a value of the wrong shape, 403 for the installation's without the right, 422 where a rule refuses; `field` is `values.<name>`
 */
export async function changeSettings(services: Services, settings: AnySetting[], values: Record<string, unknown>, { caller, ip, request_id }: { caller: Asker; ip: string; request_id: string }): Promise<void> {
  const changes = Object.entries(values).map(([name, value]) => checked(settings, name, value, caller))
  const current = new Map(await Promise.all(settings.map(async (setting) => [setting.name, await readSetting(services, setting, caller.tenant_id)] as const)))
  for (const { setting, value } of changes) current.set(setting.name, value ?? setting.default)
  const read = <T>(setting: Setting<T>): T => current.get(setting.name) as T // read, or parsed, by this setting's schema
  for (const { setting, value } of changes) {
    const problem = setting.refuses?.(value ?? setting.default, { ip, read })
    if (problem !== undefined) throw new AppError([422, problem.code], problem.message, { field: `values.${setting.name}` })
  }
  const store = async (trx: Db, tenant_id: string, scope: AnySetting['scope']) => {
    for (const { setting, value } of changes.filter((change) => change.setting.scope === scope).toSorted((a, b) => (a.setting.name < b.setting.name ? -1 : 1))) {
      await storeSetting(trx, { tenant_id, name: setting.name, value, changed_by: caller.id })
      await record(trx, { tenant_id, actor_id: caller.id, action: 'system.setting_changed', subject: `setting:${setting.name}`, detail: { value: value ?? null }, request_id, ip })
    }
  }
  await withTenant(services.db, caller.tenant_id, (trx) => store(trx, caller.tenant_id, 'tenant'))
  await inTransaction(services.systemDb, (trx) => store(trx, INSTALLATION, 'installation'))
  forgetSettings(services, caller.tenant_id)
  forgetSettings(services, INSTALLATION)
}

function checked(settings: AnySetting[], name: string, given: unknown, caller: Asker): { setting: AnySetting; value: unknown } {
  const setting = settings.find((each) => each.name === name)
  if (setting === undefined) throw invalid(`values.${name}`, 'There is no such setting')
  if (!mayChange(setting, caller)) throw forbidden('This is a setting of the whole installation')
  if (given === null) return { setting, value: undefined }
  const read = setting.schema.safeParse(given)
  if (!read.success) throw invalid(`values.${name}`, read.error.issues[0]?.message ?? 'This value is not possible')
  return { setting, value: read.data as unknown }
}
