import type { Generated } from 'kysely'
import type { Db } from '#kernel/db'

const tables = (db: Db) => db.$extendTables<{ 'notifications.vapid': { id: Generated<boolean>; public_key: string; private_sealed: string } }>()

/** The pair of the installation; the first that is offered, whoever else offers one at the same time. */
export async function keep(systemDb: Db, offered: () => { public_key: string; private_sealed: string }): Promise<{ public_key: string; private_sealed: string }> {
  const read = () => tables(systemDb).selectFrom('notifications.vapid').select(['public_key', 'private_sealed']).executeTakeFirst()
  const found = await read()
  if (found !== undefined) return found
  await tables(systemDb).insertInto('notifications.vapid').values(offered()).onConflict((conflict) => conflict.doNothing()).execute()
  const made = await read()
  if (made === undefined) throw new Error('the keys of web push were not kept')
  return made
}
