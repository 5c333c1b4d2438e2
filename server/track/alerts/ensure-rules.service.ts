import { type Db, withTenant } from '#kernel/db'
import { DEFAULT_RULE_SET, DEMO_RULE } from './default-rules.ts'
import * as rules from './rules.repository.ts'

/** Makes the tenant's default rules, once: what it changed or deleted since stays so. */
export async function ensureDefaultRules(trx: Db, tenantId: string): Promise<void> {
  if (!(await rules.claimDefaults(trx, tenantId))) return
  for (const rule of DEFAULT_RULE_SET) await rules.insert(trx, { ...rule, tenant_id: tenantId, is_default: true })
}

/** The tenant's rules that look at observations, with the default ones made where they are missing. */
export async function listWorking(trx: Db, tenantId: string): Promise<rules.RuleRow[]> {
  const known = await rules.listActive(trx)
  if (known.length > 0) return known
  await ensureDefaultRules(trx, tenantId)
  return rules.listActive(trx)
}

/** Safe to repeat. */
export const ensureDemoRule = (db: Db, tenantId: string): Promise<void> =>
  withTenant(db, tenantId, async (trx) => {
    await ensureDefaultRules(trx, tenantId)
    await rules.insert(trx, { ...DEMO_RULE, tenant_id: tenantId })
  })
