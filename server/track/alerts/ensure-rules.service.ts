import { type Db, withTenant } from '#kernel/db'
import { DEFAULT_RULE_SET, DEMO_RULE } from './default-rules.ts'
import * as rules from './rules.repository.ts'
import type { NewRule } from './rules.schema.ts'

/** Makes the tenant's default rules, once: what it changed or deleted since stays so. */
export async function ensureDefaultRules(trx: Db, tenantId: string): Promise<void> {
  if (!(await rules.claimDefaults(trx, tenantId))) return
  for (const rule of DEFAULT_RULE_SET) await rules.insert(trx, { ...rule, tenant_id: tenantId, is_default: true })
}

/** By transaction and tenant: a relay looks at hundreds of products in one. */
const inHand = new WeakMap<Db, Map<string, Promise<rules.RuleRow[]>>>()

/** The tenant's rules that look at observations, with the default ones made where they are missing: as they are when first asked for in the transaction. */
export function listWorking(trx: Db, tenantId: string): Promise<rules.RuleRow[]> {
  const known = inHand.get(trx) ?? new Map<string, Promise<rules.RuleRow[]>>()
  inHand.set(trx, known)
  const found = known.get(tenantId) ?? readWorking(trx, tenantId)
  known.set(tenantId, found)
  return found
}

async function readWorking(trx: Db, tenantId: string): Promise<rules.RuleRow[]> {
  const known = await rules.listActive(trx)
  if (known.length > 0) return known
  await ensureDefaultRules(trx, tenantId)
  return rules.listActive(trx)
}

/** Rules that another module offers, each made once: what the tenant changed or deleted since stays so. */
export async function ensureRules(trx: Db, tenantId: string, offered: readonly (NewRule & { made_as: string })[]): Promise<void> {
  await ensureDefaultRules(trx, tenantId)
  for (const rule of offered) await rules.insert(trx, { ...rule, tenant_id: tenantId })
}

/** Safe to repeat. */
export const ensureDemoRule = (db: Db, tenantId: string): Promise<void> =>
  withTenant(db, tenantId, async (trx) => {
    await ensureDefaultRules(trx, tenantId)
    await rules.insert(trx, { ...DEMO_RULE, tenant_id: tenantId })
  })
