import { describe, expect, test } from 'vitest'
import { localDayStart, nextLocalHour, nextLocalTime } from './local-clock.ts'
import { DEFAULT_TIMES, nextDigest, planPerson, quietUntil } from './plan.ts'
import { USUAL } from '#kernel/notices'

const at = (text: string) => new Date(text)
const TAIPEI = 'Asia/Taipei'
const BERLIN = 'Europe/Berlin'
const night = { ...DEFAULT_TIMES, quiet_from: 22 * 60, quiet_to: 7 * 60 }

describe('a time of the day on a person’s clocks', () => {
  test.each<[string, string, string, number, string]>([
    ['today, when it is still to come', '2026-11-20T00:00:00Z', TAIPEI, 9 * 60, '2026-11-20T01:00:00.000Z'],
    ['tomorrow, when it has passed', '2026-11-20T01:00:00Z', TAIPEI, 9 * 60, '2026-11-21T01:00:00.000Z'],
    ['at the jump, when the clocks skip it', '2026-03-28T12:00:00Z', BERLIN, 2 * 60 + 30, '2026-03-29T01:00:00.000Z'],
    ['the day after the jump as always', '2026-03-29T01:00:00Z', BERLIN, 2 * 60 + 30, '2026-03-30T00:30:00.000Z'],
    ['the first time, when the clocks show it twice', '2026-10-24T12:00:00Z', BERLIN, 2 * 60 + 30, '2026-10-25T00:30:00.000Z'],
    ['not a second time that day', '2026-10-25T00:30:00Z', BERLIN, 2 * 60 + 30, '2026-10-26T01:30:00.000Z'],
    ['where midnight is skipped', '2026-09-05T12:00:00Z', 'America/Santiago', 0, '2026-09-06T04:00:00.000Z'],
  ])('comes %s', (...[, now, zone, minutes, expected]) => {
    expect(nextLocalTime(at(now), zone, minutes).toISOString()).toBe(expected)
  })
  test('full hours of a zone that is half an hour off are half past those of UTC', () => {
    expect(nextLocalHour(at('2026-11-20T10:00:00Z'), 'Asia/Kolkata').toISOString()).toBe('2026-11-20T10:30:00.000Z')
  })
  test('a day begins at the person’s midnight', () => {
    expect(localDayStart(at('2026-11-20T10:00:00Z'), TAIPEI).toISOString()).toBe('2026-11-19T16:00:00.000Z')
  })
})

describe('quiet hours', () => {
  test.each([
    ['across midnight hold in the evening', '2026-11-20T14:30:00Z', '2026-11-20T23:00:00.000Z'],
    ['across midnight hold in the morning', '2026-11-20T20:30:00Z', '2026-11-20T23:00:00.000Z'],
    ['end on the minute', '2026-11-20T23:00:00Z', undefined],
    ['do not hold by day', '2026-11-20T04:00:00Z', undefined],
  ])('%s', (_what, now, until) => {
    expect(quietUntil(at(now), TAIPEI, night)?.toISOString()).toBe(until)
  })
  test('of a day stay on that day', () => {
    const noon = { ...DEFAULT_TIMES, quiet_from: 12 * 60, quiet_to: 13 * 60 }
    expect([quietUntil(at('2026-11-20T12:30:00Z'), 'UTC', noon)?.toISOString(), quietUntil(at('2026-11-20T13:00:00Z'), 'UTC', noon)]).toEqual(['2026-11-20T13:00:00.000Z', undefined])
  })
  test('put an hourly digest off to their end', () => {
    expect(nextDigest(at('2026-11-20T15:10:00Z'), TAIPEI, { ...night, digest: 'hourly' }).toISOString()).toBe('2026-11-20T23:00:00.000Z')
  })
})

const targets = { email: [null], push: ['d1'], app_push: [], sms: [null] }
const matter = { now: at('2026-11-20T15:00:00Z'), zone: TAIPEI, severity: 'medium' as const, wants: { email: true, people: true }, times: DEFAULT_TIMES, cells: USUAL, is_muted: false, targets, sent: { email: 0, push: 0, sms: 0 } }
const told = (more: Partial<typeof matter> | object) => planPerson({ ...matter, ...more }).deliveries.map(({ channel, status, reason }) => [channel, status, reason])

describe('a person', () => {
  test('is told on every channel that is wanted', () => {
    expect(told({ severity: 'high' })).toEqual([['email', 'queued', null], ['push', 'queued', null], ['sms', 'queued', null]])
  })
  test('gets no SMS of what is not serious', () => {
    expect(told({})).toEqual([['email', 'queued', null], ['push', 'queued', null]])
  })
  test('who sleeps finds it in the mail of the morning', () => {
    expect(told({ times: night })).toEqual([['email', 'held', 'quiet_hours'], ['push', 'skipped', 'quiet_hours']])
  })
  test('who sleeps is woken for what is serious', () => {
    expect(told({ times: night, severity: 'high' })).toEqual([['email', 'queued', null], ['push', 'queued', null], ['sms', 'queued', null]])
  })
  test('who wants to sleep through anything does', () => {
    expect(told({ times: { ...night, quiet_lets_high: false }, severity: 'high' }).map(([, status]) => status)).toEqual(['held', 'skipped', 'skipped'])
  })
  test('with a cap finds what is over it in the digest', () => {
    expect(told({ times: { ...DEFAULT_TIMES, cap_push: 3 }, sent: { email: 0, push: 3, sms: 0 }, cells: { ...USUAL, email: 'off' } })).toEqual([['email', 'held', 'cap'], ['push', 'skipped', 'cap']])
  })
  test('who wants mails gathered gets pushes at once', () => {
    expect(told({ cells: { ...USUAL, email: 'digest' } })).toEqual([['email', 'held', 'digest'], ['push', 'queued', null]])
  })
  test('who muted the product is told nothing, in the app neither', () => {
    expect(planPerson({ ...matter, is_muted: true })).toMatchObject({ in_app: false, deliveries: [{ channel: 'email', status: 'skipped', reason: 'muted' }] })
  })
})
