import { createPublicKey, generateKeyPairSync, randomBytes, randomUUID, verify } from 'node:crypto'
import type { Channels } from './channels.ts'
import { bodyOf, jsonOf, sendJson, type Visit } from './http.ts'
import type { Faults } from './faults.ts'

const LIFE_S = 3_600

/** Firebase Cloud Messaging by HTTP v1, and the token endpoint before it: `/fcm/v1/projects/…/messages:send`, `/fcm/oauth2/token`. Its service account is made at the first question. */
export function createFcm(channels: Channels, faults: Faults) {
  let keys: { publicKey: string; privateKey: string } | undefined
  const tokens = new Map<string, number>()
  const keyPair = () => (keys ??= generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }))

  function isGenuine(assertion: string, audience: string): boolean {
    const [head = '', claims = '', signature = ''] = assertion.split('.')
    if (!verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), createPublicKey(keyPair().publicKey), Buffer.from(signature, 'base64url'))) return false
    const { aud, iss, exp, scope } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud?: string; iss?: string; exp?: number; scope?: string }
    return aud === audience && iss === 'push@tradewind-sandbox.iam.gserviceaccount.com' && (exp ?? 0) > Date.now() / 1_000 && scope === 'https://www.googleapis.com/auth/firebase.messaging'
  }

  return async function fcm(visit: Visit): Promise<void> {
    const { req, res, path, method } = visit
    const base = `http://${req.headers.host ?? ''}/fcm`
    if (path === '/service-account') {
      return sendJson(res, 200, { type: 'service_account', project_id: 'tradewind-sandbox', private_key_id: 'sandbox', private_key: keyPair().privateKey, client_email: 'push@tradewind-sandbox.iam.gserviceaccount.com', token_uri: `${base}/oauth2/token` })
    }
    if (path === '/oauth2/token' && method === 'POST') {
      const form = new URLSearchParams((await bodyOf(req)).toString())
      if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer' || !isGenuine(form.get('assertion') ?? '', `${base}/oauth2/token`)) return sendJson(res, 400, { error: 'invalid_grant' })
      const access_token = `ya29.${randomBytes(24).toString('base64url')}`
      tokens.set(access_token, Date.now() + LIFE_S * 1_000)
      return sendJson(res, 200, { access_token, expires_in: LIFE_S, token_type: 'Bearer' })
    }
    if (path !== '/v1/projects/tradewind-sandbox/messages:send' || method !== 'POST') return sendJson(res, 404, { error: { code: 404, status: 'NOT_FOUND' } })
    const isKnown = (tokens.get(req.headers.authorization?.replace('Bearer ', '') ?? '') ?? 0) > Date.now()
    if (!isKnown || faults.strike('fcm', 'start') === 'refused') {
      await jsonOf(req).catch(() => undefined)
      return sendJson(res, 401, { error: { code: 401, status: 'UNAUTHENTICATED' } })
    }
    return channels.receive(visit, 'fcm', (raw) => {
      const { message } = JSON.parse(raw.toString()) as { message?: { token?: string; notification?: { title?: string } } }
      const isGood = typeof message?.token === 'string' && raw.length <= 4_096 + message.token.length
      return { to: message?.token ?? '', title: message?.notification?.title ?? '', status: isGood ? 200 : 400, answer: isGood ? { name: `projects/tradewind-sandbox/messages/${randomUUID()}` } : { error: { code: 400, status: 'INVALID_ARGUMENT' } } }
    })
  }
}
