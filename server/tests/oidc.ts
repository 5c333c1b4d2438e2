import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import Provider from 'oidc-provider'
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

/** The certified provider, with Ewa, who agrees to everything. */
export async function startReal(redirectUri: string) {
  const server = createServer((req, res) => void handle(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = `http://${host}`
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [redirectUri], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: 'Ewa@Cwik.example', email_verified: true, preferred_username: 'ewa' }) }),
    cookies: { keys: ['a key'] },
  })
  const handle = provider.callback()
  onTestFinished(() => new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  }))
  /** What a browser does: follows, fills in the forms, and is sent back. */
  async function signIn(url: string): Promise<{ code: string; state: string; iss: string }> {
    const jar = new Map<string, string>()
    const go = async (at: string, form?: Record<string, string>): Promise<string> => {
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}) })
      for (const cookie of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
        jar.set(name, value)
      }
      const location = answer.headers.get('location')
      if (location !== null) return location.startsWith(redirectUri) ? location : go(new URL(location, issuer).href)
      const page = await answer.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
      if (prompt === '') throw new Error(page.slice(0, 500))
      return go(new URL(action, issuer).href, { prompt, login: 'ewa', password: 'any' })
    }
    const query = new URL(await go(url)).searchParams
    return { code: query.get('code') ?? '', state: query.get('state') ?? '', iss: query.get('iss') ?? '' }
  }
  return { host, issuer, signIn }
}
