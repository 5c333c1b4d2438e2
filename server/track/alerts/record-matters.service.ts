import type { Db } from '#kernel/db'
import { publish } from '#kernel/events'
import { describeProducts } from '#track/tracking'
import { incidentChanged, incidentOpened } from './alerts.events.ts'
import { type Severity, Severity as SEVERITIES } from './alerts.schema.ts'
import { isPlain } from './evaluate/evaluate.ts'
import type { Matter } from './evaluate/matter.ts'
import * as incidents from './incidents.repository.ts'
import type { IncidentRow, StoredMatter } from './incidents.repository.ts'
import { findReversed, isLateReturn, RECOVERS, returnsOf } from './returns.ts'
import type { RuleRow } from './rules.repository.ts'
import type { Recipients } from './rules.schema.ts'
import { tellOfGroup, tellOfIncident } from './tell.service.ts'

const HOUR = 3_600_000
const DAY_MS = 24 * HOUR
/** So many products that move together are one matter from the next on. */
const MOVERS = 3

export interface Place {
  tenant_id: string
  product_id: string
}

/** What several rules say of one matter, as one. */
interface Call {
  key: string
  burstKey: string
  matter: Matter
  rule: Pick<RuleRow, 'id' | 'name'>
  channels: RuleRow['channels']
  recipients: Recipients
  coolDownMs: number
}

/**
 * Books what rules told of a product: a new matter opens an incident and is told; more of the same joins it quietly, unless
 * it is worse; what returns to what it was closes it. Run in the transaction that holds the product's lock.
 */
export async function recordMatters(trx: Db, place: Place, fired: readonly { rule: RuleRow; matter: Matter }[]): Promise<void> {
  for (const call of gather(place, fired)) {
    if (await closeReversed(trx, place, call.matter)) continue
    await closeRecovered(trx, place, call.matter)
    await record(trx, place, call)
  }
}

/** Rules that ask for the same finding make one call of it, on the channels of all. */
function gather({ product_id }: Place, fired: readonly { rule: RuleRow; matter: Matter }[]): Call[] {
  const calls = new Map<string, Call>()
  for (const { rule, matter } of fired) {
    const kind = isPlain(rule.condition) ? matter.rule : `rule:${rule.id}`
    const burstKey = `${kind}|${matter.direction}`
    const key = `${product_id}|${burstKey}`
    const told = rule.severity === null ? matter : { ...matter, severity: rule.severity }
    const known = calls.get(key)
    calls.set(key, {
      key, burstKey, rule: known?.rule ?? rule,
      matter: known === undefined || rank(told.severity) > rank(known.matter.severity) ? told : known.matter,
      channels: [...new Set([...(known?.channels ?? []), ...rule.channels])],
      recipients: known === undefined ? rule.recipients : together(known.recipients, rule.recipients),
      coolDownMs: Math.min(known?.coolDownMs ?? Number.POSITIVE_INFINITY, rule.cool_down_h * HOUR),
    })
  }
  return [...calls.values()]
}

function together(a: Recipients, b: Recipients): Recipients {
  if (a === 'members' || b === 'members') return 'members'
  if (typeof a === 'string' || typeof b === 'string') return a === b ? a : 'members'
  return [...new Set([...a, ...b])]
}

const rank = (severity: Severity) => SEVERITIES.options.indexOf(severity)
export const stored = (matter: Matter): StoredMatter => ({ ...matter, at: matter.at.toISOString() })

/** A-B-A: the way back closes the incident of the way there, and is no alarm of its own. */
async function closeReversed(trx: Db, place: Place, matter: Matter): Promise<boolean> {
  const family = returnsOf(matter.rule)
  if (family === undefined) return false
  const open = await incidents.listOpenOf(trx, place.product_id, family)
  const reversed = findReversed(open, matter)
  if (reversed !== undefined) {
    await incidents.addEvent(trx, { ...eventOf(place, reversed.id, matter) })
    await close(trx, reversed, { resolution: 'reverted', at: matter.at })
    return true
  }
  const closed = await incidents.findReverted(trx, place.product_id, family)
  return closed !== undefined && isLateReturn(closed, matter)
}

/** What is back ends the matter that it was gone. */
async function closeRecovered(trx: Db, { product_id }: Place, matter: Matter): Promise<void> {
  const ended = RECOVERS[matter.rule]
  if (ended === undefined) return
  for (const incident of await incidents.listOpenOf(trx, product_id, [ended])) await close(trx, incident, { resolution: 'recovered', at: matter.at })
}

/** The condition of a tenant's own rule ended, or data is back. */
export async function recover(trx: Db, { product_id }: Place, kind: { ruleId: string } | { rule: string }, at: Date): Promise<void> {
  const open = 'rule' in kind ? await incidents.listOpenOf(trx, product_id, [kind.rule]) : await incidents.listOpenOfRule(trx, product_id, kind.ruleId)
  for (const incident of open) await close(trx, incident, { resolution: 'recovered', at })
}

async function close(trx: Db, incident: IncidentRow, { resolution, at }: { resolution: 'recovered' | 'reverted'; at: Date }): Promise<void> {
  const closed = await incidents.update(trx, incident.id, { status: 'resolved', resolution, resolved_at: at, last_at: at })
  await publishChanged(trx, closed)
  await tellOfIncident(trx, closed, { kind: 'resolved', product: await productOf(trx, closed.product_id) })
}

async function record(trx: Db, place: Place, call: Call): Promise<void> {
  const { matter, coolDownMs } = call
  const known = await incidents.findByKey(trx, call.key)
  if (known !== undefined && (known.status !== 'resolved' || matter.at < known.cool_until)) return join(trx, place, { incident: known, call })
  await incidents.lockBurst(trx, place.tenant_id, call.burstKey)
  if (await joinGroup(trx, place, call)) return
  const cool_until = new Date(matter.at.getTime() + coolDownMs)
  const opened = await incidents.insert(trx, {
    tenant_id: place.tenant_id, key: call.key, burst_key: call.burstKey, rule_id: call.rule.id, rule_name: call.rule.name, rule: matter.rule, direction: matter.direction, product_id: place.product_id,
    severity: matter.severity, finding: stored(matter), channels: call.channels, recipients: call.recipients, opened_at: matter.at, last_at: matter.at, cool_until,
  })
  if (opened === undefined) throw new Error(`two incidents of ${call.key} at once`) // the product's lock forbids it
  await incidents.addEvent(trx, eventOf(place, opened.id, matter))
  await publishOpened(trx, opened)
  await tellOfIncident(trx, opened, { kind: 'opened', product: await productOf(trx, place.product_id) })
}

/** More of a matter that is known: counted. Worse than what was told: told again. */
async function join(trx: Db, place: Place, { incident, call: { matter, coolDownMs, channels, recipients } }: { incident: IncidentRow; call: Call }): Promise<void> {
  if (!(await incidents.addEvent(trx, eventOf(place, incident.id, matter)))) return
  const isWorse = rank(matter.severity) > rank(incident.severity)
  const reopens = incident.status === 'resolved' && (isWorse || incident.resolution !== 'user')
  const cool_until = new Date(Math.max(incident.cool_until.getTime(), matter.at.getTime() + coolDownMs))
  const last_at = new Date(Math.max(incident.last_at.getTime(), matter.at.getTime()))
  const joined = await incidents.update(trx, incident.id, {
    count: incident.count + 1, last_at, cool_until,
    ...(isWorse ? { severity: matter.severity, finding: stored(matter), ...heardBy(incident, { channels, recipients }) } : {}),
    ...(reopens || (isWorse && incident.status === 'acknowledged') ? { status: 'open', resolution: null, resolved_at: null, resolved_by: null } : {}),
  })
  await publishChanged(trx, joined)
  if (isWorse) await tellOfIncident(trx, joined, { kind: 'escalated', product: await productOf(trx, place.product_id) })
}

/** What has become worse may be heard by rules that were silent before: theirs are told too. */
const heardBy = (incident: IncidentRow, { channels, recipients }: Pick<Call, 'channels' | 'recipients'>) =>
  ({ channels: [...new Set([...incident.channels, ...channels])], recipients: together(incident.recipients, recipients) })

/** True when it is one of many: it joins their group, which the first of them to come opens and tells, and one that is worse tells again. */
async function joinGroup(trx: Db, place: Place, { burstKey, matter, rule, channels, recipients, coolDownMs }: Call): Promise<boolean> {
  const key = `*|${burstKey}`
  const since = new Date(matter.at.getTime() - DAY_MS)
  const group = await incidents.findOpenByKey(trx, key)
  if (group !== undefined && group.last_at > since) {
    if (!(await incidents.addEvent(trx, eventOf(place, group.id, matter)))) return true
    const product_count = await incidents.countProducts(trx, group.id)
    const last_at = matter.at > group.last_at ? matter.at : group.last_at
    const isWorse = rank(matter.severity) > rank(group.severity)
    const joined = await incidents.update(trx, group.id, {
      count: group.count + 1, product_count, last_at, ...(isWorse ? { severity: matter.severity, finding: stored(matter), ...heardBy(group, { channels, recipients }) } : {}),
    })
    await publishChanged(trx, joined)
    if (isWorse) await tellOfGroup(trx, joined, { kind: 'escalated', movers: MOVERS + product_count })
    return true
  }
  if ((await incidents.countMovers(trx, { burstKey, productId: place.product_id, since })) < MOVERS) return false
  if (group !== undefined) await publishChanged(trx, await incidents.update(trx, group.id, { status: 'resolved', resolution: 'recovered', resolved_at: matter.at }))
  const opened = await incidents.insert(trx, {
    tenant_id: place.tenant_id, key, burst_key: burstKey, rule_id: rule.id, rule_name: rule.name, rule: matter.rule, direction: matter.direction, product_id: null,
    severity: matter.severity, finding: stored(matter), channels, recipients, opened_at: matter.at, last_at: matter.at, cool_until: new Date(matter.at.getTime() + coolDownMs),
  })
  if (opened === undefined) throw new Error(`two groups of ${burstKey} at once`) // the lock of the burst forbids it
  await incidents.addEvent(trx, eventOf(place, opened.id, matter))
  await publishOpened(trx, opened)
  await tellOfGroup(trx, opened, { kind: 'opened', movers: MOVERS + 1 })
  return true
}

const eventOf = ({ tenant_id, product_id }: Place, incident_id: string, matter: Matter) =>
  ({ tenant_id, incident_id, product_id, at: matter.at, rule: matter.rule, direction: matter.direction, finding: stored(matter) })

async function productOf(trx: Db, productId: string | null) {
  return productId === null ? undefined : (await describeProducts(trx, [productId]))[0]
}

const factOf = ({ id, product_id, rule, direction, severity, status, count, product_count }: IncidentRow) => ({ incident_id: id, product_id, rule, direction, severity, status, count, product_count })
export const publishChanged = (trx: Db, incident: IncidentRow) => publish(trx, incidentChanged, { key: incident.id, payload: factOf(incident) })
const publishOpened = (trx: Db, incident: IncidentRow) => publish(trx, incidentOpened, { key: incident.id, payload: factOf(incident) })
