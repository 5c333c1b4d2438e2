import { sql } from 'kysely'
import { z } from 'zod'
import type { App } from '../http.ts'
import { list } from '../shapes.ts'
import { SCHEMA } from '../jobs.ts'

const Queue = z.object({
  name: z.string(),
  /** Not begun yet, those that are to begin later included. */
  waiting: z.int(),
  running: z.int(),
  /** Will be tried again. */
  retrying: z.int(),
  /** Given up within the days that ended jobs are kept. */
  failed: z.int(),
  oldest_waiting_at: z.date().nullable(),
})

/** What the queues hold of the caller's tenant: other tenants' jobs are nobody else's business. */
export function queueRoutes(app: App) {
  const schema = { tags: ['system'], summary: 'The jobs of your tenant, by queue', response: { 200: list(Queue) } }
  app.get('/system/queues', { config: { access: 'admin' }, schema }, async ({ caller }) => {
    const { rows } = await sql<z.output<typeof Queue>>`
      select name, count(*) filter (where state = 'created') as waiting, count(*) filter (where state = 'active') as running,
        count(*) filter (where state = 'retry') as retrying, count(*) filter (where state = 'failed') as failed,
        min(created_on) filter (where state = 'created' and start_after <= now()) as oldest_waiting_at
      from ${sql.raw(`${SCHEMA}.job`)} where state in ('created', 'active', 'retry', 'failed') and data ->> 'tenant_id' = ${caller.tenant_id}
      group by name order by name limit 200`.execute(app.services.systemDb)
    return { data: rows }
  })
}
