import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '#kernel/db'
import type { Cells } from '#kernel/notices'
import { DEFAULT_TIMES, type Times } from '../routing/plan.ts'

interface ProfileTable extends Times {
  tenant_id: string
  person_id: string
}
interface PreferenceTable {
  tenant_id: string
  person_id: string
  type: string
  cells: Partial<Cells>
}
interface MuteTable {
  tenant_id: string
  id: Generated<string>
  product_id: string
  person_id: string | null
  created_at: Generated<Date>
}
interface DeviceTable {
  tenant_id: string
  id: Generated<string>
  person_id: string
  kind: 'web' | 'app'
  name: string
  sealed: string
  address_hash: string
  created_at: Generated<Date>
  last_used_at: Generated<Date | null>
}
interface PhoneTable {
  tenant_id: string
  person_id: string
  sealed: string
  hint: string
  code_hash: string | null
  code_expires_at: Date | null
  attempts: number
  codes_sent: number
  codes_since: Date
  last_code_at: Date | null
  verified_at: Date | null
}
type All = {
  'notifications.profile': ProfileTable
  'notifications.preference': PreferenceTable
  'notifications.mute': MuteTable
  'notifications.device': DeviceTable
  'notifications.phone': PhoneTable
}
const tables = (db: Db) => db.$extendTables<All>()
const TIMES = Object.keys(DEFAULT_TIMES) as (keyof Times)[]

export const findTimes = async (trx: Db, personId: string): Promise<Times> =>
  (await tables(trx).selectFrom('notifications.profile').select(TIMES).where('person_id', '=', personId).executeTakeFirst()) ?? DEFAULT_TIMES

/** Of these people, those who have chosen. Held in one order by who counts what they were sent, so that two at once do not both find room below a cap. */
export const lockTimes = (trx: Db, personIds: readonly string[]) =>
  tables(trx).selectFrom('notifications.profile').select(['person_id', ...TIMES]).where('person_id', 'in', [...personIds]).orderBy('person_id').forUpdate().execute()

export const storeTimes = (trx: Db, row: ProfileTable) =>
  tables(trx).insertInto('notifications.profile').values(row).onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(Object.fromEntries(TIMES.map((name) => [name, row[name]])))).execute()

export const listPreferences = (trx: Db, personId: string) => tables(trx).selectFrom('notifications.preference').select(['type', 'cells']).where('person_id', '=', personId).execute()
export const listPreferencesOf = (trx: Db, type: string, personIds: readonly string[]) =>
  tables(trx).selectFrom('notifications.preference').select(['person_id', 'cells']).where('type', '=', type).where('person_id', 'in', [...personIds]).execute()
export const storePreference = (trx: Db, row: PreferenceTable) =>
  tables(trx).insertInto('notifications.preference').values(row).onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'type']).doUpdateSet({ cells: row.cells })).execute()
export const removePreference = (trx: Db, personId: string, type: string) => tables(trx).deleteFrom('notifications.preference').where('person_id', '=', personId).where('type', '=', type).execute()

/** Who does not want to hear of a product; null stands for the whole team. */
export const listMutesOf = async (trx: Db, productId: string): Promise<(string | null)[]> =>
  (await tables(trx).selectFrom('notifications.mute').select('person_id').where('product_id', '=', productId).execute()).map(({ person_id }) => person_id)
export const listMutes = (trx: Db, personId: string) =>
  tables(trx).selectFrom('notifications.mute').selectAll().where((or) => or.or([or('person_id', '=', personId), or('person_id', 'is', null)])).orderBy('created_at', 'desc').execute()
export const countMutes = async (trx: Db): Promise<number> => (await tables(trx).selectFrom('notifications.mute').select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n
export const findMute = (trx: Db, id: string) => tables(trx).selectFrom('notifications.mute').selectAll().where('id', '=', id).executeTakeFirst()
/** The one there was, when it is muted already. */
export async function insertMute(trx: Db, row: { tenant_id: string; product_id: string; person_id: string | null }) {
  await tables(trx).insertInto('notifications.mute').values(row).onConflict((conflict) => conflict.doNothing()).execute()
  return tables(trx).selectFrom('notifications.mute').selectAll().where('product_id', '=', row.product_id).where('person_id', row.person_id === null ? 'is' : '=', row.person_id).executeTakeFirstOrThrow()
}
export const removeMute = (trx: Db, id: string) => tables(trx).deleteFrom('notifications.mute').where('id', '=', id).execute()

const SHOWN = ['id', 'kind', 'name', 'created_at', 'last_used_at'] as const
export const listDevices = (trx: Db, personId: string) => tables(trx).selectFrom('notifications.device').select(SHOWN).where('person_id', '=', personId).orderBy('created_at', 'desc').orderBy('id').execute()
export const listDevicesOf = (trx: Db, personIds: readonly string[]) => tables(trx).selectFrom('notifications.device').select(['id', 'kind', 'person_id']).where('person_id', 'in', [...personIds]).orderBy('id').execute()
export const findDevice = (trx: Db, id: string) => tables(trx).selectFrom('notifications.device').selectAll().where('id', '=', id).executeTakeFirst()
/** A browser that somebody else of the tenant signs in with belongs to them from then on. */
export const upsertDevice = (trx: Db, row: Insertable<DeviceTable>) =>
  tables(trx).insertInto('notifications.device').values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'address_hash']).doUpdateSet({ person_id: row.person_id, name: row.name, sealed: row.sealed, kind: row.kind })).returning(SHOWN).executeTakeFirstOrThrow()
export const countDevices = async (trx: Db, personId: string): Promise<number> => (await tables(trx).selectFrom('notifications.device').select(sql<number>`count(*)`.as('n')).where('person_id', '=', personId).executeTakeFirstOrThrow()).n
export const touchDevice = (trx: Db, id: string, now: Date) => tables(trx).updateTable('notifications.device').set({ last_used_at: now }).where('id', '=', id).execute()
export const removeDevice = async (trx: Db, id: string): Promise<boolean> => (await tables(trx).deleteFrom('notifications.device').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n

export const findPhone = (trx: Db, personId: string) => tables(trx).selectFrom('notifications.phone').selectAll().where('person_id', '=', personId).executeTakeFirst()
/** So that there is a row to hold: two first codes asked for at once are one after the other. */
export const ensurePhone = (trx: Db, { tenant_id, person_id }: { tenant_id: string; person_id: string }) =>
  tables(trx).insertInto('notifications.phone').values({ tenant_id, person_id, sealed: '', hint: '', code_hash: null, code_expires_at: null, attempts: 0, codes_sent: 0, codes_since: new Date(), last_code_at: null, verified_at: null }).onConflict((conflict) => conflict.doNothing()).execute()
export const lockPhone = (trx: Db, personId: string) => tables(trx).selectFrom('notifications.phone').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst()
export const listVerifiedPhones = async (trx: Db, personIds: readonly string[]): Promise<string[]> =>
  (await tables(trx).selectFrom('notifications.phone').select('person_id').where('person_id', 'in', [...personIds]).where('verified_at', 'is not', null).execute()).map(({ person_id }) => person_id)
export const storePhone = (trx: Db, row: PhoneTable) =>
  tables(trx).insertInto('notifications.phone').values(row).onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ ...row })).execute()
export const updatePhone = (trx: Db, personId: string, to: Updateable<PhoneTable>) => tables(trx).updateTable('notifications.phone').set(to).where('person_id', '=', personId).execute()
/** The count of codes stays: taking the number back and giving it again buys no further ones. */
export const clearPhone = (trx: Db, personId: string) => tables(trx).updateTable('notifications.phone').set({ sealed: '', hint: '', code_hash: null, verified_at: null }).where('person_id', '=', personId).execute()
