import type { Db } from '#kernel/db'
import { StartError } from '#kernel/errors'
import { Plan, type TenantStatus } from './accounts.schema.ts'
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
  const changed = code === undefined ? undefined : await tenants.changeByCode(systemDb, code, changeOf(action, name))
  if (changed === undefined) throw new StartError(code === undefined ? USE : `there is no tenant "${code}"`)
  out(`${[changed.code, changed.status, changed.plan, changed.name].join('  ')}\n`)
  return 0
}

const USE = 'use: tradewind tenants list | activate CODE | suspend CODE | cancel CODE | plan CODE basic|premium|enterprise'

function changeOf(action: string, name: string | undefined) {
  const status = STATES[action]
  if (status !== undefined) return { status }
  const plan = Plan.safeParse(name)
  if (action !== 'plan' || !plan.success) throw new StartError(USE)
  return { plan: plan.data, ...limitsOf(plan.data) }
}
