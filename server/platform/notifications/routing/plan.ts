import type { Cells } from '#kernel/notices'
import { minutesAt, nextLocalHour, nextLocalTime } from './local-clock.ts'

export interface Times {
  quiet_from: number | null
  quiet_to: number | null
  quiet_lets_high: boolean
  digest: 'hourly' | 'daily'
  digest_hour: number
  cap_email: number | null
  cap_push: number | null
  cap_sms: number | null
}
export const DEFAULT_TIMES: Times = { quiet_from: null, quiet_to: null, quiet_lets_high: true, digest: 'daily', digest_hour: 8, cap_email: null, cap_push: null, cap_sms: 10 }

export type PersonalChannel = 'email' | 'push' | 'app_push' | 'sms'
const CHANNELS = ['email', 'push', 'app_push', 'sms'] as const

export interface Planned {
  channel: PersonalChannel
  target_id: string | null
  status: 'queued' | 'held' | 'skipped'
  reason: 'digest' | 'quiet_hours' | 'cap' | 'preference' | 'muted' | null
  due_at: Date | null
}

interface Matter {
  now: Date
  zone: string
  severity: 'low' | 'medium' | 'high'
  /** Whether whoever tells it wants a mail, or people told at all. */
  wants: { email: boolean; people: boolean }
  times: Times
  cells: Cells
  is_muted: boolean
  /** Where the person can be reached; null stands for the one address there is. */
  targets: Record<PersonalChannel, (string | null)[]>
  /** What went out today, on the person's clocks. */
  sent: Record<'email' | 'push' | 'sms', number>
}

/** Where one person is told of something, and why not elsewhere. What quiet hours or a cap hold back is in the next digest: nothing is lost. */
export function planPerson(matter: Matter): { in_app: boolean; deliveries: Planned[] } {
  const { wants, cells, is_muted, targets } = matter
  if (is_muted) return { in_app: false, deliveries: wants.email ? [skipped('email', null, 'muted')] : [] }
  const deliveries: Planned[] = []
  let gather: Held | undefined
  for (const channel of CHANNELS) {
    if (channel === 'email' ? !wants.email : !wants.people) continue
    const cell = cells[channel]
    if (cell === 'off') {
      if (channel === 'email') deliveries.push(skipped(channel, null, 'preference'))
      continue
    }
    if (cell === 'high' && matter.severity !== 'high') continue
    const held = heldBack(matter, channel)
    if (held !== undefined && held.reason !== 'digest' && channel !== 'email' && targets[channel].length > 0) gather ??= held
    deliveries.push(...targets[channel].map((target_id) => deliveryOf(channel, target_id, held)))
  }
  const hasMail = deliveries.some(({ channel, status }) => channel === 'email' && status !== 'skipped')
  if (gather !== undefined && !hasMail && targets.email.length > 0) {
    const mail = deliveries.find(({ channel }) => channel === 'email')
    if (mail === undefined) deliveries.push({ channel: 'email', target_id: null, status: 'held', ...gather })
    else Object.assign(mail, { status: 'held', ...gather })
  }
  return { in_app: cells.in_app === 'now' && wants.people, deliveries }
}

interface Held {
  reason: 'digest' | 'quiet_hours' | 'cap'
  due_at: Date
}

/** A mail waits for the digest; what would buzz a phone hours later is of no use. */
function deliveryOf(channel: PersonalChannel, target_id: string | null, held: Held | undefined): Planned {
  if (held === undefined) return { channel, target_id, status: 'queued', reason: null, due_at: null }
  return channel === 'email' ? { channel, target_id, status: 'held', ...held } : skipped(channel, target_id, held.reason)
}

const skipped = (channel: PersonalChannel, target_id: string | null, reason: NonNullable<Planned['reason']>): Planned => ({ channel, target_id, status: 'skipped', reason, due_at: null })

function heldBack({ now, zone, severity, times, cells, sent }: Matter, channel: PersonalChannel): Held | undefined {
  if (channel === 'email' && cells.email === 'digest') return { reason: 'digest', due_at: nextDigest(now, zone, times) }
  const quiet = quietUntil(now, zone, times)
  if (quiet !== undefined && !(severity === 'high' && times.quiet_lets_high)) return { reason: 'quiet_hours', due_at: quiet }
  const [cap, count] = channel === 'email' ? [times.cap_email, sent.email] : channel === 'sms' ? [times.cap_sms, sent.sms] : [times.cap_push, sent.push]
  return cap !== null && count >= cap ? { reason: 'cap', due_at: nextDigest(now, zone, times) } : undefined
}

/** When the quiet hours end that it is now; undefined when it is not quiet. */
export function quietUntil(at: Date, zone: string, { quiet_from: from, quiet_to: to }: Times): Date | undefined {
  if (from === null || to === null) return undefined
  const minutes = minutesAt(at, zone)
  const isQuiet = from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to
  return isQuiet ? nextLocalTime(at, zone, to) : undefined
}

/** When the next digest is due: daily at the person's hour; hourly on the hour, and not while it is quiet. */
export function nextDigest(at: Date, zone: string, times: Times): Date {
  if (times.digest === 'daily') return nextLocalTime(at, zone, times.digest_hour * 60)
  const hour = nextLocalHour(at, zone)
  return quietUntil(hour, zone, times) ?? hour
}
