import type { Db } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { Implement, openExperiment, stopExperimentOf } from '#track/experiments'
import * as suggestions from './suggestions.repository.ts'
import type { Edit, Status } from './suggestions.schema.ts'

interface Actor {
  id: string
  tenant_id: string
}

interface Decision {
  status: Status
  now: Date
  /** How it is measured whether it helped; the rank before and after, for four weeks, where nothing is said. */
  plan?: Implement | undefined
}

/**
 * Any status may follow any other: a decision can be taken back. What is implemented opens its experiment, and what is taken
 * back ends it, in this transaction.
 * @throws AppError 404, and what `openExperiment` throws
 */
export async function setStatus(trx: Db, actor: Actor, id: string, { status, now, plan = Implement.parse({}) }: Decision): Promise<void> {
  const row = await get(trx, id)
  if (row.status === status) return
  await suggestions.setStatus(trx, id, status, now)
  if (row.status === 'implemented') await stopExperimentOf(trx, actor, id)
  if (status === 'implemented') await openExperiment(trx, { ...planOf(row, plan), tenant_id: actor.tenant_id, product_id: row.product_id, suggestion_id: id, created_by: actor.id, now })
  await note(trx, actor, { action: `suggestions.${status === 'pending' ? 'reopened' : status}`, row })
}

/** Prices in turns try the suggested one where no other is named. */
const planOf = ({ suggested_minor }: suggestions.Row, plan: Implement): Implement =>
  plan.design === 'price_slices' && plan.price_b_minor === undefined && suggested_minor !== null ? { ...plan, price_b_minor: suggested_minor } : plan

/** @throws AppError 404, 409 once it is implemented, 422 when it has no such value to change */
export async function editSuggestion(trx: Db, actor: Actor, id: string, { edit: { suggested_text, suggested_minor }, now }: { edit: Edit; now: Date }): Promise<void> {
  const row = await get(trx, id)
  if (row.status === 'implemented') throw conflict('SUGGESTION_IMPLEMENTED', 'What is implemented can no longer be changed: take it back first')
  if (suggested_text === undefined && suggested_minor === undefined) throw refused('NOTHING_TO_CHANGE', 'Say the new text, or the new price', 'suggested_text')
  if (suggested_minor !== undefined && row.type !== 'price') throw refused('NOT_A_PRICE', 'Only a price suggestion has a price', 'suggested_minor')
  if (suggested_text !== undefined && (row.type === 'price' || row.type === 'images')) throw refused('NOT_A_TEXT', 'This suggestion has no text of the page', 'suggested_text')
  await suggestions.edit(trx, id, { suggested_text: suggested_text ?? row.suggested_text, suggested_minor: suggested_minor ?? row.suggested_minor }, now)
  await note(trx, actor, { action: 'suggestions.edited', row })
}

/** @throws AppError 404 */
export async function deleteSuggestion(trx: Db, actor: Actor, id: string): Promise<void> {
  const row = await get(trx, id)
  await suggestions.remove(trx, id)
  await note(trx, actor, { action: 'suggestions.deleted', row })
}

async function get(trx: Db, id: string): Promise<suggestions.Row> {
  const row = await suggestions.find(trx, id)
  if (row === undefined) throw notFound('suggestion')
  return row
}

const note = (trx: Db, { id: actor_id, tenant_id }: Actor, { action, row }: { action: string; row: suggestions.Row }) =>
  record(trx, { tenant_id, actor_id, action, subject: `product:${row.product_id}`, detail: { suggestion_id: row.id, type: row.type } })
