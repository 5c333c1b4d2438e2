import type { Db } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import type { Group } from './competitors.schema.ts'
import * as groups from './groups.repository.ts'

const MOST = 100

interface Actor {
  id: string
  tenant_id: string
}

/** @throws AppError 409 when the name is taken, 422 for an unknown competitor or too many groups */
export async function createGroup(trx: Db, { id: actor_id, tenant_id }: Actor, { name, competitor_ids }: { name: string; competitor_ids: readonly string[] }): Promise<Group> {
  if ((await groups.count(trx)) >= MOST) throw refused('QUOTA_EXCEEDED', `There may be ${MOST} groups`, 'name')
  const id = await groups.insert(trx, tenant_id, name)
  if (id === undefined) throw conflict('NAME_TAKEN', 'There is a group of this name')
  await fill(trx, id, competitor_ids)
  await record(trx, { tenant_id, actor_id, action: 'competitors.group_created', subject: `group:${id}`, detail: { name } })
  return getGroup(trx, id)
}

export async function changeGroup(trx: Db, { id: actor_id, tenant_id }: Actor, id: string, { name, competitor_ids }: { name?: string | undefined; competitor_ids?: readonly string[] | undefined }): Promise<Group> {
  await getGroup(trx, id)
  if (name !== undefined && !(await groups.rename(trx, id, name))) throw conflict('NAME_TAKEN', 'There is a group of this name')
  if (competitor_ids !== undefined) await fill(trx, id, competitor_ids)
  await record(trx, { tenant_id, actor_id, action: 'competitors.group_changed', subject: `group:${id}`, detail: { name, competitors: competitor_ids?.length } })
  return getGroup(trx, id)
}

/** Its competitors stay. */
export async function deleteGroup(trx: Db, { id: actor_id, tenant_id }: Actor, id: string): Promise<void> {
  if (!(await groups.remove(trx, id))) throw notFound('group')
  await record(trx, { tenant_id, actor_id, action: 'competitors.group_deleted', subject: `group:${id}` })
}

export async function getGroup(trx: Db, id: string): Promise<Group> {
  const group = await groups.find(trx, id)
  if (group === undefined) throw notFound('group')
  return group
}

async function fill(trx: Db, id: string, competitorIds: readonly string[]): Promise<void> {
  if ((await groups.setMembers(trx, id, competitorIds)) !== competitorIds.length) throw refused('COMPETITOR_UNKNOWN', 'One of these is no confirmed competitor', 'competitor_ids')
}
