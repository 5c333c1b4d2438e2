import type { z } from 'zod'
import { inTransaction, withTenant } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { listTenantIds } from '#platform/accounts'
import { announceJob } from './hand-over.job-type.ts'
import type { Maintenance } from './notifications.schema.ts'
import { notify } from './notify.service.ts'
import { maintenanceNotice } from './types.ts'
import { maintenanceWords } from './words/platform.words.ts'

/** A job for each tenant, all together. */
export async function announceMaintenance({ systemDb }: Pick<Services, 'systemDb'>, words: Maintenance): Promise<{ announcement_id: string; tenants: number }> {
  const announcement_id = crypto.randomUUID()
  const ids = await listTenantIds(systemDb, 'active')
  await inTransaction(systemDb, async (trx) => {
    for (const tenant_id of ids) await enqueue(trx, announceJob, { tenant_id, announcement_id, ...words })
  })
  return { announcement_id, tenants: ids.length }
}

/** Run again it tells nobody twice. */
export const announce = ({ db }: Pick<Services, 'db'>, { tenant_id, announcement_id, ...words }: z.output<(typeof announceJob)['payload']>): Promise<void> =>
  withTenant(db, tenant_id, (trx) =>
    notify(trx, {
      tenant_id, type: maintenanceNotice, severity: 'medium', reason_code: 'maintenance', facts: { ...words }, subject: `maintenance:${announcement_id}`, link: '/notifications',
      channels: ['in_app', 'email'], recipients: 'members', dedupe: `maintenance:${announcement_id}`, letter: (language) => maintenanceWords(language, words),
    }),
  )
