import { type Db, inTransaction } from '#kernel/db'
import { StartError } from '#kernel/errors'
import { INSTALLATION } from '#kernel/settings'
import { record } from '#platform/audit'
import { Plan, type TenantStatus } from './accounts.schema.ts'
import * as admin from './tenant-admin.repository.ts'
import { limitsOf } from './plans.ts'
import * as tenants from './tenants.repository.ts'

const STATES: Record<string, TenantStatus> = { activate: 'active', suspend: 'suspended', cancel: 'cancelled' }

/** What the operator does with tenants. Running processes notice within 15 seconds. */
export async function tenantsCommand(systemDb: Db, argv: string[], out: (text: string) => void): Promise<number> {
  const [action = '', code, name] = argv
  if (action === 'list') {
    for (const tenant of await tenants.list(systemDb)) out(`${[tenant.code, tenant.status, tenant.plan, tenant.name].join('  ')}\n`)
    return 0
  }
  if (action === 'admins') {
    for (const person of await admin.listSuperAdmins(systemDb)) out(`${person.email}  ${person.username}\n`)
    return 0
  }
  if ((action === 'admin' || action === 'no-admin') && code !== undefined) {
    const person = await admin.findPerson(systemDb, code.trim().toLowerCase())
    if (person === undefined) throw new StartError(`nobody has the address "${code}"`)
    await inTransaction(systemDb, async (trx) => {
      await admin.setSuperAdmin(trx, person.id, action === 'admin')
      await record(trx, { tenant_id: INSTALLATION, action: action === 'admin' ? 'accounts.super_admin_given' : 'accounts.super_admin_taken', subject: `person:${person.id}`, detail: { email: person.email } })
    })
    out(`${person.email} ${action === 'admin' ? 'runs this installation' : 'does not run this installation'}\n`)
    return 0
  }
  const changed = code === undefined ? undefined : await tenants.changeByCode(systemDb, code, changeOf(action, name))
  if (changed === undefined) throw new StartError(code === undefined ? USE : `there is no tenant "${code}"`)
  out(`${[changed.code, changed.status, changed.plan, changed.name].join('  ')}\n`)
  return 0
}

const USE = 'use: tradewind tenants list | activate CODE | suspend CODE | cancel CODE | plan CODE basic|premium|enterprise | admins | admin EMAIL | no-admin EMAIL'

function changeOf(action: string, name: string | undefined) {
  const status = STATES[action]
  if (status !== undefined) return { status, delete_after: null }
  const plan = Plan.safeParse(name)
  if (action !== 'plan' || !plan.success) throw new StartError(USE)
  return { plan: plan.data, ...limitsOf(plan.data) }
}
