import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { StartError, messageOf } from '../errors.ts'
import { type Job, SCHEMA } from '../jobs.ts'

/** A worker that stops answering for this long has died; its jobs go to another. */
const HEARTBEAT_S = 10

export const deadQueueOf = (job: string): string => `${job}.dead`

/** Makes or updates the queue tables as the owner of the schema, with one queue for each job and one for its dead letters. */
export async function installQueues(url: string, jobs: Job[]): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: SCHEMA, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => {}) // every call below reports it
  try {
    await boss.start()
    for (const { name, policy } of jobs) {
      const options = {
        retryLimit: policy.retries, retryDelay: policy.delay_s, retryBackoff: true, expireInSeconds: policy.limit_s,
        heartbeatSeconds: HEARTBEAT_S, deadLetter: deadQueueOf(name),
      }
      await boss.createQueue(deadQueueOf(name))
      await boss.createQueue(name, options)
      await boss.updateQueue(name, options)
    }
  } catch (error) {
    throw new StartError(`the job queues cannot be made: ${messageOf(error)}`, { cause: error })
  } finally {
    await boss.stop({ graceful: false })
  }
  await grantQueues(url)
}

/** The application adds jobs and reads back nothing but their ids: payloads of all tenants stand in one table. */
async function grantQueues(url: string): Promise<void> {
  const client = new pg.Client(url)
  client.on('error', () => {}) // the query reports it
  await client.connect()
  try {
    // One after the other: two grants at once on one table are refused by the database.
    await client.query(`select pg_advisory_xact_lock(7267005);
      grant usage on schema ${SCHEMA} to tradewind_app, tradewind_auth, tradewind_system;
      grant select on ${SCHEMA}.queue to tradewind_app, tradewind_auth;
      grant insert, select (id) on ${SCHEMA}.job, ${SCHEMA}.job_common to tradewind_app, tradewind_auth;
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to tradewind_system;
      grant execute on all functions in schema ${SCHEMA} to tradewind_system`)
  } finally {
    await client.end()
  }
}
