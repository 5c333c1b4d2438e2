import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { onTestFinished } from 'vitest'

export const CLIENT = { client_id: 'tradewind', client_secret: 'a secret of the provider' }

/** What the small provider says of whoever comes, and how it lies. */
export interface Lies {
  claims?: JWTPayload
  nonce?: string
  issuer?: string
  audience?: string
  /** Seconds that its clock is ahead. */
  ahead_s?: number
  /** Signs with a key that it does not publish. */
  isForged?: boolean
  isDown?: boolean
  /** Where it says that browsers should go. */
  goTo?: string
}

/** A provider that says what a test wants: for the answers that a real one never gives. */
export async function startLiar() {
  const lies: Lies = {}
  const [own, other] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  const nonces = new Map<string, string>()
  let asked: URLSearchParams | undefined
  const server = createServer((req, res) => {
    const at = new URL(req.url ?? '/', issuer)
    const json = (body: unknown, status = 200) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (lies.isDown === true && at.pathname === '/token') return void req.socket.destroy()
    if (at.pathname === '/.well-known/openid-configuration') return json({ issuer, authorization_endpoint: lies.goTo ?? `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] })
    if (at.pathname === '/jwks') return json({ keys: [jwk] })
    let body = ''
    req.on('data', (part: Buffer) => (body += part.toString()))
    req.on('end', () => void answerToken(new URLSearchParams(body)).then((answer) => json(answer), () => json({ error: 'invalid_grant' }, 400)))
  })
  async function answerToken(form: URLSearchParams) {
    asked = form
    const nonce = nonces.get(form.get('code') ?? '')
    if (nonce === undefined) throw new Error('no such code')
    nonces.delete(form.get('code') ?? '')
    const now = Math.floor(Date.now() / 1000) + (lies.ahead_s ?? 0)
    const id_token = await new SignJWT({ email: 'ewa@cwik.example', email_verified: true, preferred_username: 'ewa', ...lies.claims, nonce: lies.nonce ?? nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(lies.issuer ?? issuer).setAudience(lies.audience ?? CLIENT.client_id).setSubject('ewa-1').setIssuedAt(now).setExpirationTime(now + 300)
      .sign(lies.isForged === true ? other.privateKey : own.privateKey)
    return { access_token: 'an access token', token_type: 'bearer', id_token }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = `http://${host}`
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  return {
    issuer, host, lies,
    /** What the browser comes back with after it was sent to `url`. */
    approve(url: string): { code: string; state: string } {
      const query = new URL(url).searchParams
      const code = crypto.randomUUID()
      nonces.set(code, query.get('nonce') ?? '')
      return { code, state: query.get('state') ?? '' }
    },
    /** The last exchange. */
    asked: () => asked,
  }
}
