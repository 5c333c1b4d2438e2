import type { Db } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { describeProducts } from '#track/tracking'
import { ensureDefaultRules } from './ensure-rules.service.ts'
import * as rules from './rules.repository.ts'
import type { NewRule, RuleChange } from './rules.schema.ts'

const MOST = 200
const RESTORE_MS = 24 * 3_600_000

interface Actor {
  id: string
  tenant_id: string
}

/** With the default rules, made where the tenant has none yet. */
export async function listRules(trx: Db, tenantId: string): Promise<rules.RuleRow[]> {
  await ensureDefaultRules(trx, tenantId)
  return rules.list(trx)
}

/** With the products that its scope names. */
export async function getRule(trx: Db, id: string) {
  const rule = await rules.find(trx, id)
  if (rule === undefined) throw notFound('rule')
  return { ...rule, products: rule.scope.kind === 'products' ? await describeProducts(trx, rule.scope.product_ids) : [] }
}

export async function createRule(trx: Db, { id: created_by, tenant_id }: Actor, input: NewRule): Promise<rules.RuleRow> {
  await ensureDefaultRules(trx, tenant_id)
  if ((await rules.count(trx)) >= MOST) throw refused('QUOTA_EXCEEDED', `A tenant has at most ${MOST} alert rules`)
  const made = await rules.insert(trx, { ...input, tenant_id, created_by })
  if (made === undefined) throw new Error('a rule of a person has no name to collide')
  await record(trx, { tenant_id, actor_id: created_by, action: 'alerts.rule_created', subject: `rule:${made.id}`, detail: { name: made.name } })
  return made
}

/** What a rule remembers of products is void once it asks something else. */
export async function changeRule(trx: Db, { id: actor_id, tenant_id }: Actor, id: string, change: RuleChange): Promise<rules.RuleRow> {
  const before = await present(trx, id)
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as RuleChange
  const asksElse = given.scope !== undefined || given.condition !== undefined || given.confirm !== undefined || (given.is_enabled === true && !before.is_enabled)
  const changed = await rules.update(trx, id, { ...withoutUndefined(given), ...(asksElse ? { version: before.version + 1 } : {}) })
  await record(trx, { tenant_id, actor_id, action: 'alerts.rule_changed', subject: `rule:${id}`, detail: given })
  return changed
}

/** The types of a partial change allow undefined; the row does not. */
const withoutUndefined = <T extends object>(given: T) => given as { [K in keyof T]: Exclude<T[K], undefined> }

export async function muteRule(trx: Db, { id: actor_id, tenant_id }: Actor, id: string, until: Date | null): Promise<rules.RuleRow> {
  await present(trx, id)
  const muted = await rules.update(trx, id, { muted_until: until })
  await record(trx, { tenant_id, actor_id, action: until === null ? 'alerts.rule_unmuted' : 'alerts.rule_muted', subject: `rule:${id}`, detail: { until: until?.toISOString() ?? null } })
  return muted
}

/** It can be restored for a day. */
export async function deleteRule(trx: Db, { id: actor_id, tenant_id }: Actor, id: string, now: Date): Promise<void> {
  await present(trx, id)
  await rules.update(trx, id, { deleted_at: now })
  await record(trx, { tenant_id, actor_id, action: 'alerts.rule_deleted', subject: `rule:${id}` })
}

/** Twice changes nothing. @throws AppError 409 when its day is over */
export async function restoreRule(trx: Db, { id: actor_id, tenant_id }: Actor, id: string, now: Date): Promise<rules.RuleRow> {
  const rule = await rules.findLocked(trx, id)
  if (rule === undefined) throw notFound('rule')
  if (rule.deleted_at === null) return rule
  if (now.getTime() - rule.deleted_at.getTime() > RESTORE_MS) throw conflict('RESTORE_TOO_LATE', 'A deleted rule can be restored for a day')
  const restored = await rules.update(trx, id, { deleted_at: null, version: rule.version + 1 })
  await record(trx, { tenant_id, actor_id, action: 'alerts.rule_restored', subject: `rule:${id}` })
  return restored
}

async function present(trx: Db, id: string) {
  const rule = await rules.findLocked(trx, id)
  if (rule === undefined || rule.deleted_at !== null) throw notFound('rule')
  return rule
}
