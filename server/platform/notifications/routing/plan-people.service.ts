import type { Db } from '#kernel/db'
import type { NoticeType } from '#kernel/notices'
import { listMembers } from '#platform/accounts'
import * as deliveries from '../deliveries.repository.ts'
import * as people from '../people/people.repository.ts'
import * as team from '../team/team.repository.ts'
import { localDayStart } from './local-clock.ts'
import { DEFAULT_TIMES, type Planned, planPerson } from './plan.ts'

export type Member = Awaited<ReturnType<typeof listMembers>>[number]

interface Matter {
  readers: readonly Member[]
  type: NoticeType
  severity: 'low' | 'medium' | 'high'
  product_id: string | undefined
  wants: { email: boolean; people: boolean }
  now: Date
}

/** How each of these people is told, by what they chose and what they were sent today. */
export async function planPeople(trx: Db, { readers, type, severity, product_id, wants, now }: Matter): Promise<{ person_id: string; in_app: boolean; deliveries: Planned[] }[]> {
  const ids = readers.map(({ person_id }) => person_id)
  if (ids.length === 0) return []
  const times = new Map((await people.lockTimes(trx, ids)).map(({ person_id, ...chosen }) => [person_id, chosen]))
  const cells = new Map((await people.listPreferencesOf(trx, type.name, ids)).map((row) => [row.person_id, row.cells]))
  const muted = product_id === undefined ? [] : await people.listMutesOf(trx, product_id)
  const devices = await people.listDevicesOf(trx, ids)
  const phones = (await team.findGateway(trx)) === undefined ? [] : await people.listVerifiedPhones(trx, ids)
  const counted = readers.filter(({ person_id }) => times.has(person_id) || phones.includes(person_id))
  const sent = await deliveries.countSent(trx, counted.map(({ person_id, time_zone }) => ({ person_id, since: localDayStart(now, time_zone) })))
  return readers.map(({ person_id, time_zone }) => {
    const mine = (kind: 'web' | 'app') => devices.filter((device) => device.person_id === person_id && device.kind === kind).map(({ id }) => id)
    const plan = planPerson({
      now, zone: time_zone, severity, wants, times: times.get(person_id) ?? DEFAULT_TIMES, cells: { ...type.cells, ...cells.get(person_id) },
      is_muted: muted.includes(null) || muted.includes(person_id),
      targets: { email: [null], push: mine('web'), app_push: mine('app'), sms: phones.includes(person_id) ? [null] : [] },
      sent: sent.get(person_id) ?? { email: 0, push: 0, sms: 0 },
    })
    return { person_id, ...plan }
  })
}
