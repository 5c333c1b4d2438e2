import { cutPage } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import { conflict, notFound } from '#kernel/errors'
import { describeProducts } from '#track/tracking'
import * as incidents from './incidents.repository.ts'
import type { IncidentQuery } from './incidents.schema.ts'
import { publishChanged } from './record-matters.service.ts'

const MOST_EVENTS = 200

interface Actor {
  id: string
  now: Date
}

export async function listIncidents(trx: Db, query: IncidentQuery) {
  const { data, pagination } = cutPage(await incidents.list(trx, query), query, ({ opened_at, id }) => ({ at: opened_at, id }))
  return { data: await withProducts(trx, data), pagination }
}

export async function getIncident(trx: Db, id: string) {
  const found = await incidents.find(trx, id)
  if (found === undefined) throw notFound('incident')
  const [incident] = await withProducts(trx, [found])
  if (incident === undefined) throw new Error('one in, one out')
  const events = await withProducts(trx, await incidents.listEvents(trx, id, MOST_EVENTS))
  return { ...incident, events }
}

async function withProducts<T extends { product_id: string | null }>(trx: Db, rows: readonly T[]) {
  const ids = [...new Set(rows.flatMap(({ product_id }) => (product_id === null ? [] : [product_id])))]
  const products = new Map((ids.length === 0 ? [] : await describeProducts(trx, ids)).map((product) => [product.id, product]))
  return rows.map((row) => ({ ...row, product: products.get(row.product_id ?? '') ?? null }))
}

/** Somebody has seen it. Twice changes nothing. @throws AppError 409 when it is resolved */
export async function acknowledge(trx: Db, id: string, { id: acknowledged_by, now }: Actor): Promise<void> {
  const incident = await locked(trx, id)
  if (incident.status === 'acknowledged') return
  if (incident.status === 'resolved') throw conflict('INCIDENT_RESOLVED', 'The incident is resolved; reopen it first')
  await publishChanged(trx, await incidents.update(trx, id, { status: 'acknowledged', acknowledged_by, acknowledged_at: now }))
}

/** Of these, the open ones; what is not there or not open is passed over. */
export async function acknowledgeAll(trx: Db, ids: readonly string[], { id: acknowledged_by, now }: Actor): Promise<number> {
  let acknowledged = 0
  for (const id of [...new Set(ids)].toSorted()) {
    const incident = await incidents.findLocked(trx, id)
    if (incident?.status !== 'open') continue
    await publishChanged(trx, await incidents.update(trx, id, { status: 'acknowledged', acknowledged_by, acknowledged_at: now }))
    acknowledged++
  }
  return acknowledged
}

/** Twice changes nothing. */
export async function resolve(trx: Db, id: string, { id: resolved_by, now }: Actor): Promise<void> {
  const incident = await locked(trx, id)
  if (incident.status === 'resolved') return
  await publishChanged(trx, await incidents.update(trx, id, { status: 'resolved', resolution: 'user', resolved_by, resolved_at: now }))
}

/** The product is tracked no more: nothing of it needs anybody. */
export async function resolveUntracked(trx: Db, productId: string, now: Date): Promise<void> {
  for (const { id } of await incidents.listAllOpenOf(trx, productId)) {
    await publishChanged(trx, await incidents.update(trx, id, { status: 'resolved', resolution: 'untracked', resolved_at: now }))
  }
}

/** @throws AppError 409 when a newer incident of the same matter is open */
export async function reopen(trx: Db, id: string): Promise<void> {
  const incident = await locked(trx, id)
  if (incident.status !== 'resolved') return
  if ((await incidents.findOpenByKey(trx, incident.key)) !== undefined) throw conflict('INCIDENT_OPEN_ALREADY', 'A newer incident of the same matter is open')
  await publishChanged(trx, await incidents.update(trx, id, { status: 'open', resolution: null, resolved_by: null, resolved_at: null, acknowledged_by: null, acknowledged_at: null }))
}

async function locked(trx: Db, id: string) {
  const incident = await incidents.findLocked(trx, id)
  if (incident === undefined) throw notFound('incident')
  return incident
}
