import { withTenant } from '#kernel/db'
import { invalid } from '#kernel/errors'
import type { LogLine, Module } from '#kernel/module'
import type { Services } from '#kernel/services'
import type { LogQuery } from './system.schema.ts'

/**
 * The log of one tenant: its audit trail, and what failed for it, newest first. What the processes themselves write (access log, errors)
 * goes to their output and to no tenant.
 * @throws AppError 400 for a cursor or source that is none
 */
export async function readLog({ db }: Services, modules: Module[], tenantId: string, { cursor, limit, source, level, from, to }: LogQuery) {
  const sources = modules.flatMap(({ log }) => log ?? [])
  if (source !== undefined && !sources.some((each) => each.source === source)) throw invalid('source', 'There is no such source')
  const before = placeOf(cursor)
  // A source has lines of one level: the trail informs, the others tell what failed.
  const wanted = sources.filter((each) => (source === undefined || each.source === source) && (level === undefined || (level === 'info') === (each.source === 'audit')) && level !== 'warn')
  const lines = await withTenant(db, tenantId, async (trx) => {
    const found: LogLine[] = []
    for (const { read } of wanted) found.push(...(await read(trx, { before, from, to, limit: limit + 1 })))
    return found
  })
  const sorted = lines.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
  const data = sorted.slice(0, limit)
  const last = data.at(-1)
  return { data, pagination: { cursor: cursor ?? null, next: sorted.length > limit && last !== undefined ? `${last.at.getTime()}|${last.id}` : null } }
}

function placeOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  const match = /^(\d{1,15})\|([\w:-]{1,100})$/.exec(cursor)
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(new Date(Number(match[1])).getTime())) throw invalid('cursor', 'This is no cursor')
  return { at: new Date(Number(match[1])), id: match[2] }
}
