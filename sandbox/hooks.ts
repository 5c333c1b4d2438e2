import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Faults } from './faults.ts'
import { bodyOf, cut, escapeHtml, jsonOf, sendHtml, sendJson, type Visit } from './http.ts'
import { page } from './pages.ts'

const KEPT = 500
const TOLERANCE_S = 300

export interface SunkHook {
  at: string
  name: string
  headers: Record<string, string>
  body: string
  /** Null while no secret was told for this name. */
  is_genuine: boolean | null
  status: number
}

/**
 * Takes webhooks at `/hooks/{name}` and keeps the last of them. `PUT /hooks/{name}` with `{ secret }` makes it check their
 * signatures (Standard Webhooks). Faults: 410, 500, 429, timeout (never answers), lost_answer.
 */
export function createHooks(faults: Faults) {
  let kept: SunkHook[] = []
  const secrets = new Map<string, string>()

  return async function hooks({ req, res, path, method }: Visit): Promise<void> {
    const name = decodeURIComponent(path.split('/')[1] ?? '').slice(0, 100)
    if (name === '') return sendHtml(res, listPage(kept))
    if (method === 'GET') return sendJson(res, 200, { data: kept.filter((hook) => hook.name === name) })
    if (method === 'DELETE') {
      kept = kept.filter((hook) => hook.name !== name)
      return sendJson(res, 200, { data: [] })
    }
    if (method === 'PUT') {
      const { secret } = (await jsonOf(req)) as { secret?: unknown }
      if (typeof secret === 'string') secrets.set(name, secret)
      return sendJson(res, 200, { data: { name } })
    }
    const body = (await bodyOf(req)).toString()
    const headers = Object.fromEntries(Object.entries(req.headers).map(([key, value]) => [key, String(value)]))
    const secret = secrets.get(name)
    const is_genuine = secret === undefined ? null : isGenuine(secret, headers, body)
    const fault = faults.strike('hooks', 'any')
    const status = fault === '410' ? 410 : fault === '429' ? 429 : fault === '500' ? 500 : is_genuine === false ? 401 : 200
    kept = [...kept.slice(1 - KEPT), { at: new Date().toISOString(), name, headers, body, is_genuine, status: fault === 'timeout' || fault === 'lost_answer' ? 0 : status }]
    if (fault === 'timeout') return
    if (fault === 'lost_answer') return cut(res)
    sendJson(res, status, { received: status === 200 })
  }
}

/** Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, time and body; several with spaces while a secret is replaced. */
export function isGenuine(secret: string, headers: Record<string, string>, body: string): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': time = '', 'webhook-signature': signatures = '' } = headers
  if (Math.abs(Date.now() / 1000 - Number(time)) > TOLERANCE_S || Number.isNaN(Number(time))) return false
  const right = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(`${id}.${time}.${body}`).digest()
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64')
    return signature.startsWith('v1,') && given.length === right.length && timingSafeEqual(given, right)
  })
}

function listPage(kept: readonly SunkHook[]): string {
  const rows = kept.toReversed().map(({ at, name, body, is_genuine, status }) => `<li><a href="/hooks/${encodeURIComponent(name)}"><strong>${escapeHtml(name)} · ${status || 'no answer'}${is_genuine === null ? '' : is_genuine ? ' · signed' : ' · NOT GENUINE'}</strong><span>${escapeHtml(body.slice(0, 80))}</span><time>${escapeHtml(at.slice(11, 19))}</time></a></li>`)
  const body = rows.length === 0 ? '<p class="none">No webhook yet. Let one point to this address, followed by any name.</p>' : `<ul>${rows.join('')}</ul>`
  return page({ title: 'Webhooks', intro: 'What was sent to /hooks/{name} of this address.', body, refreshS: 3 })
}
