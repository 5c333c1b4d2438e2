import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'
import type { Config } from '#kernel/config'
import { cutTo, type Note, type Outcome, outcomeOf } from './outcome.ts'

const TIMEOUT_MS = 10_000
const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging'
/** Google's last an hour. */
const EARLY_MS = 60_000
const Token = z.object({ access_token: z.string(), expires_in: z.number() })
const Sent = z.object({ name: z.string() })

export type Fcm = NonNullable<Config['fcm']>

const known = new Map<string, { token: string; until: number }>()

/** A token for the service account, by a JWT that it signs (RFC 7523). */
async function accessToken({ account: { client_email, private_key, private_key_id, token_uri } }: Fcm): Promise<string> {
  const found = known.get(`${client_email}|${token_uri}`)
  if (found !== undefined && found.until > Date.now()) return found.token
  const assertion = await new SignJWT({ scope: SCOPE }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(private_key_id === undefined ? {} : { kid: private_key_id }) })
    .setIssuer(client_email).setAudience(token_uri).setIssuedAt().setExpirationTime('1h').sign(await importPKCS8(private_key, 'RS256'))
  const answer = await fetch(token_uri, { method: 'POST', body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }), signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!answer.ok) throw new Error(`the token endpoint answered ${answer.status}`)
  const { access_token, expires_in } = Token.parse(await answer.json())
  known.set(`${client_email}|${token_uri}`, { token: access_token, until: Date.now() + expires_in * 1_000 - EARLY_MS })
  return access_token
}

export const fcmBody = (token: string, { title, lines, url, severity, message_id }: Note) => ({
  message: {
    token,
    notification: { title: cutTo(title, 200), body: cutTo(lines.join('\n'), 400) },
    data: { url, severity, message_id },
    android: { priority: severity === 'high' ? 'high' : 'normal', collapse_key: message_id, ttl: '86400s' },
    // Apple's devices are reached through FCM, which hands on these headers to APNs.
    apns: { headers: { 'apns-priority': severity === 'high' ? '10' : '5', 'apns-collapse-id': message_id }, payload: { aps: { sound: 'default' } } },
  },
})

/** FCM HTTP v1. A token that Google has withdrawn is asked for anew once; 404 `UNREGISTERED` means that the app is gone from the device. */
export async function sendToApp(token: string, note: Note, fcm: Fcm): Promise<Outcome> {
  const post = async () => fetch(`${fcm.url}/v1/projects/${encodeURIComponent(fcm.account.project_id)}/messages:send`, {
    method: 'POST', headers: { authorization: `Bearer ${await accessToken(fcm)}`, 'content-type': 'application/json' }, body: JSON.stringify(fcmBody(token, note)), signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  let answer = await post()
  if (answer.status === 401) {
    known.delete(`${fcm.account.client_email}|${fcm.account.token_uri}`)
    answer = await post()
  }
  const body = (await answer.text()).slice(0, 4_096)
  if (answer.status === 401) return { kind: 'later', error: 'the service account was refused' }
  const outcome = outcomeOf({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
  if (outcome.kind !== 'sent') return outcome
  const sent = Sent.safeParse(JSON.parse(body))
  return { kind: 'sent', ...(sent.success ? { external_id: sent.data.name } : {}) }
}
