import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Runs a step that may be refused: then its writes are undone, the transaction goes on, and the answer is false. */
export async function tryStep(trx: Db, step: () => Promise<unknown>, isRefusal: (error: unknown) => boolean): Promise<boolean> {
  await sql`savepoint step`.execute(trx)
  try {
    await step()
    await sql`release savepoint step`.execute(trx)
    return true
  } catch (error) {
    if (!isRefusal(error)) throw error
    await sql`rollback to savepoint step`.execute(trx)
    return false
  }
}
