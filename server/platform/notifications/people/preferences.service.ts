import type { Db } from '#kernel/db'
import { invalid, notFound, refused } from '#kernel/errors'
import type { NoticeType } from '#kernel/notices'
import { listMembers } from '#platform/accounts'
import type { PreferencesChange } from './people.schema.ts'
import * as people from './people.repository.ts'

interface Person {
  tenant_id: string
  id: string
}

/** What a person is told, where and when: their own choices over the defaults of each type. */
export async function readPreferences(trx: Db, { id }: Person, types: readonly NoticeType[]) {
  const chosen = new Map((await people.listPreferences(trx, id)).map(({ type, cells }) => [type, cells]))
  const time_zone = (await listMembers(trx)).find(({ person_id }) => person_id === id)?.time_zone ?? 'UTC'
  const { person_id: _person, ...times } = { person_id: id, ...(await people.findTimes(trx, id)) }
  return {
    types: types.map(({ name, source, severity, cells }) => ({ type: name, source, severity, cells: { ...cells, ...chosen.get(name) }, defaults: cells, is_default: !chosen.has(name) })),
    times, time_zone,
  }
}

/**
 * What is left out stays.
 * @throws AppError 400 for a type that does not exist, 422 for quiet hours without a beginning or an end
 */
export async function changePreferences(trx: Db, { tenant_id, id }: Person, { types: given = {}, times: change = {} }: PreferencesChange, types: readonly NoticeType[]): Promise<void> {
  const before = new Map((await people.listPreferences(trx, id)).map(({ type, cells }) => [type, cells]))
  for (const [name, cells] of Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const type = types.find((one) => one.name === name)
    if (type === undefined) throw invalid(`types.${name}`, 'There is no such type')
    const wanted = { ...type.cells, ...before.get(name), ...cells }
    const differs = Object.fromEntries(Object.entries(wanted).filter(([channel, value]) => value !== type.cells[channel as keyof typeof wanted]))
    if (cells === null || Object.keys(differs).length === 0) await people.removePreference(trx, id, name)
    else await people.storePreference(trx, { tenant_id, person_id: id, type: name, cells: differs })
  }
  if (Object.keys(change).length === 0) return
  const times = { ...(await people.findTimes(trx, id)), ...change }
  if ((times.quiet_from === null) !== (times.quiet_to === null)) throw refused('QUIET_HOURS_INCOMPLETE', 'Quiet hours have a beginning and an end', times.quiet_from === null ? 'times.quiet_from' : 'times.quiet_to')
  if (times.quiet_from !== null && times.quiet_from === times.quiet_to) throw refused('QUIET_HOURS_EMPTY', 'Quiet hours end at another time than they begin', 'times.quiet_to')
  await people.storeTimes(trx, { ...times, tenant_id, person_id: id })
}

const MOST_MUTES = 10_000
const shown = ({ id, product_id, person_id, created_at }: Awaited<ReturnType<typeof people.insertMute>>) => ({ id, product_id, for: person_id === null ? ('team' as const) : ('me' as const), created_at })

export const listMutes = async (trx: Db, { id }: Person) => (await people.listMutes(trx, id)).map(shown)

/** Muted twice is muted once. */
export async function muteProduct(trx: Db, { tenant_id, id }: Person, { product_id, isTeam }: { product_id: string; isTeam: boolean }) {
  if ((await people.countMutes(trx)) >= MOST_MUTES) throw refused('QUOTA_EXCEEDED', `At most ${MOST_MUTES} products can be muted`)
  return shown(await people.insertMute(trx, { tenant_id, product_id, person_id: isTeam ? null : id }))
}

/** @throws AppError 404 also for what somebody else muted for themselves */
export async function unmute(trx: Db, { id }: Person, { mute_id, mayTeam }: { mute_id: string; mayTeam: boolean }): Promise<void> {
  const mute = await people.findMute(trx, mute_id)
  if (mute === undefined || (mute.person_id === null ? !mayTeam : mute.person_id !== id)) throw notFound('mute')
  await people.removeMute(trx, mute_id)
}
