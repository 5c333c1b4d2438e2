import { createPublicKey, randomUUID, verify } from 'node:crypto'
import type { Faults, SYSTEMS } from './faults.ts'
import { bodyOf, cut, escapeHtml, sendHtml, sendJson, type Visit } from './http.ts'
import { page } from './pages.ts'

const KEPT = 500

export interface SunkNote {
  id: number
  at: string
  channel: (typeof SYSTEMS)[number]
  /** The room, number, browser or app. */
  to: string
  title: string
  body: string
  headers: Record<string, string>
  status: number
}

const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : [])
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const parsed = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/**
 * Discord, Slack, an SMS gateway and a push service, as they answer: `/discord/api/webhooks/{id}/{token}`, `/slack/services/…`, `/sms/send`,
 * `/push/{browser}`. `/channels` shows what came; `/channels/messages?channel=` hands it to tests. Faults of each: 429, 500, timeout, 410, 404, slow.
 */
export function createChannels(faults: Faults) {
  let kept: SunkNote[] = []
  let last = 0

  async function receive({ req, res }: Visit, channel: SunkNote['channel'], judge: (body: Buffer, headers: Record<string, string>) => { to: string; title: string; status: number; answer: unknown; text?: string }): Promise<void> {
    const raw = await bodyOf(req)
    const headers = Object.fromEntries(Object.entries(req.headers).map(([key, value]) => [key, String(value)]))
    const fault = faults.strike(channel, 'any')
    if (fault === 'timeout') return
    if (fault === 'lost_answer') return cut(res)
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 1_500))
    if (fault === '429') return sendJson(res, 429, { message: 'You are being rate limited.', retry_after: 2.5, global: false }, { 'retry-after': '3' })
    if (fault === '500' || fault === '404' || fault === '410') return sendJson(res, Number(fault), channel === 'discord' ? { message: 'Unknown Webhook', code: 10015 } : { error: { status: fault === '404' ? 'UNREGISTERED' : 'INTERNAL' } })
    const { to, title, status, answer, text } = judge(raw, headers)
    kept = [...kept.slice(1 - KEPT), { id: ++last, at: new Date().toISOString(), channel, to, title, body: text ?? raw.toString().slice(0, 20_000), headers, status }]
    if (typeof answer === 'string') res.writeHead(status, { 'content-type': 'text/plain' }).end(answer)
    else sendJson(res, status, answer, status === 201 ? { location: `/push/message/${randomUUID()}` } : {})
  }

  return {
    receive,
    discord: (visit: Visit) => receive(visit, 'discord', (raw) => {
      const body = parsed(raw.toString())
      const embeds = Array.isArray(body?.embeds) ? (body.embeds as { title?: string; description?: string }[]) : []
      const isSmall = embeds.length <= 10 && embeds.every(({ title = '', description = '' }) => title.length <= 256 && description.length <= 4_096)
      const isGood = /^\/api\/(v\d+\/)?webhooks\/\d+\/[\w-]+$/.test(visit.path) && body !== undefined && isSmall && (embeds.length > 0 || typeof body.content === 'string')
      return { to: visit.path.split('/').at(-2) ?? '', title: embeds[0]?.title ?? wordOf(body?.content), status: isGood ? 200 : 400, answer: isGood ? { id: String(10n ** 17n + BigInt(last)), type: 0 } : { message: 'Cannot send an empty message', code: 50006 } }
    }),
    slack: (visit: Visit) => receive(visit, 'slack', (raw) => {
      const body = parsed(raw.toString())
      const isGood = visit.path.startsWith('/services/') && typeof body?.text === 'string' && !body.text.includes('<!')
      return { to: visit.path.replace('/services/', ''), title: wordOf(body?.text), status: isGood ? 200 : 400, answer: isGood ? 'ok' : 'invalid_payload' }
    }),
    sms: (visit: Visit) => receive(visit, 'sms', (raw, headers) => {
      const text = raw.toString()
      const given = (headers['content-type']?.includes('json') ? parsed(text) : Object.fromEntries(new URLSearchParams(text))) ?? {}
      const to = wordOf(given.to) || (visit.query.get('to') ?? '')
      const isGood = /^\+[1-9]\d{6,14}$/.test(to) && typeof given.text === 'string'
      return { to, title: wordOf(given.text), status: isGood ? 202 : 400, answer: isGood ? { id: randomUUID() } : { error: 'to is E.164, text is needed' } }
    }),
    push: (visit: Visit) => receive(visit, 'push', (raw, headers) => {
      const problem = pushProblem(headers, raw, `http://${headers.host ?? ''}`)
      return { to: visit.path.slice(1), title: problem ?? `encrypted, ${raw.length} bytes`, status: problem === undefined ? 201 : 400, answer: problem ?? '', text: `TTL ${headers.ttl}, urgency ${headers.urgency}, topic ${headers.topic}` }
    }),
    channels: ({ res, path, query, method }: Visit): void => {
      if (path !== '/messages') return sendHtml(res, listPage(kept))
      if (method === 'DELETE') kept = []
      const channel = query.get('channel')
      sendJson(res, 200, { data: kept.filter((one) => channel === null || one.channel === channel).toReversed() })
    },
  }
}
export type Channels = ReturnType<typeof createChannels>

/** What a push service looks at, and it cannot look inside: VAPID (RFC 8292), TTL, the encoding and the size (RFC 8030, 8291). */
function pushProblem(headers: Record<string, string>, raw: Buffer, origin: string): string | undefined {
  if (!/^\d+$/.test(headers.ttl ?? '')) return 'TTL is missing'
  if (headers['content-encoding'] !== 'aes128gcm' || raw.length < 86) return 'the content is not encrypted'
  if (raw.length > 4_096) return 'the payload is too large'
  if (headers.topic !== undefined && !/^[\w-]{1,32}$/.test(headers.topic)) return 'the topic is not valid'
  if (headers.urgency !== undefined && !['very-low', 'low', 'normal', 'high'].includes(headers.urgency)) return 'the urgency is not valid'
  const [, token = '', key = ''] = /^vapid t=([\w.-]+),\s?k=([\w-]+)/.exec(headers.authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return 'the VAPID key is missing'
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }, format: 'jwk' })
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))) return 'the VAPID signature is wrong'
  const { aud, exp, sub } = (parsed(Buffer.from(claims, 'base64url').toString()) ?? {}) as { aud?: string; exp?: number; sub?: string }
  if (aud !== origin) return `the VAPID audience is ${aud}`
  const left = (exp ?? 0) - Date.now() / 1_000
  if (left <= 0 || left > 24 * 3_600 + 60) return 'the VAPID token is expired or lasts too long'
  return sub === undefined || !/^(mailto:|https:)/.test(sub) ? 'the VAPID subject is missing' : undefined
}

function listPage(kept: readonly SunkNote[]): string {
  const rows = kept.toReversed().map(({ at, channel, to, title, body, status }) =>
    `<details><summary><strong>${escapeHtml(channel)} · ${escapeHtml(to)} · ${status}</strong> ${escapeHtml(title)} <time>${escapeHtml(at.slice(11, 19))}</time></summary><pre>${escapeHtml(pretty(body))}</pre></details>`)
  const body = rows.length === 0 ? '<p class="none">Nothing yet. Let Tradewind send to /discord/api/webhooks/1234567/any-token-of-yours, /slack/services/T0/B0/any or /sms/send of this address.</p>' : rows.join('')
  return page({ title: 'Discord, Slack, SMS and push', intro: 'What was sent to the channels that are played here.', body, refreshS: 5 })
}

const pretty = (text: string) => {
  const value = parsed(text)
  return value === undefined ? text : `${texts(value).join('\n')}\n\n${JSON.stringify(value, null, 2)}`
}
