import type { Db } from '#kernel/db'
import type { NoticeType } from '#kernel/notices'
import * as people from '../people/people.repository.ts'
import * as team from '../team/team.repository.ts'

const RANK = { low: 0, medium: 1, high: 2 } as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Told {
  severity: keyof typeof RANK
  facts: Record<string, unknown>
  recipients: unknown
}

/** The team's rooms that take this. What is meant for one person, or for admins, is not told to a room; what the team muted neither. */
export async function planTeam(trx: Db, { notice: { severity, facts, recipients }, type }: { notice: Told; type: NoticeType }) {
  if (type.is_private === true || recipients === 'admins') return []
  const rooms = (await team.listEnabled(trx)).filter(({ kind, min_severity, types }) => kind !== 'sms' && RANK[severity] >= RANK[min_severity] && (types === null || types.includes(type.name)))
  const { product_id } = facts
  if (rooms.length === 0 || typeof product_id !== 'string' || !UUID.test(product_id)) return rooms
  return (await people.listMutesOf(trx, product_id)).includes(null) ? [] : rooms
}
