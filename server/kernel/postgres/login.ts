import pg from 'pg'
import { messageOf, StartError } from '../errors.ts'

const LOGIN = 'tradewind_login'
const LOCK = 7_267_004

/** The same place, for a user that owns nothing. */
export function loginUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.username = LOGIN
  return url.href
}

/**
 * Makes the user that the server itself connects as. The embedded cluster's owner is a superuser: whoever could make one of
 * its connections run other SQL could become it again. This one can only take the roles of the application.
 */
export async function ensureLogin(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tradewind login' })
  client.on('error', () => {}) // the queries report it
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1)', [LOCK]) // two that start at once would change the same row
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [LOGIN])
    const verb = rowCount === 0 ? 'create' : 'alter'
    await client.query(`${verb} role ${LOGIN} login noinherit nosuperuser password ${client.escapeLiteral(decodeURIComponent(new URL(ownerUrl).password))}`)
    await client.query(`grant tradewind_app, tradewind_system, tradewind_auth to ${LOGIN}`)
  } catch (error) {
    throw new StartError(`the database user of the server cannot be made: ${messageOf(error)}`, { cause: error })
  } finally {
    await client.end()
  }
}
