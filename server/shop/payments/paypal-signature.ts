import { verify, X509Certificate } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { rootCertificates } from 'node:tls'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Config, PayPalAccess } from '#kernel/config'
import { OuterError } from '#kernel/outer'
import { request } from '#kernel/outgoing'

const TOLERANCE_MS = 5 * 60_000
const CERTIFICATE_BYTES = 64 * 1024
const CERTIFICATE_KEPT_MS = 24 * 60 * 60_000
const PAYPAL_HOST = /^([a-z0-9-]+\.)*paypal\.com$/
const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g
const MAX_CHAIN = 6

const Event = z.object({ id: z.string().min(1).max(200), event_type: z.string().max(200) })

interface Headers {
  'paypal-transmission-id'?: unknown
  'paypal-transmission-time'?: unknown
  'paypal-transmission-sig'?: unknown
  'paypal-cert-url'?: unknown
  'paypal-auth-algo'?: unknown
}

const certificates = new LRUCache<string, X509Certificate>({ max: 20, ttl: CERTIFICATE_KEPT_MS })
const refuse = (message: string, cause?: unknown) => new OuterError('refused', 'FORGED', message, { cause })
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * The event of a callback, verified without asking PayPal: RSA-SHA256 over `transmission id|time|webhook id|crc32 of the body`
 * (developer.paypal.com/api/rest/webhooks/rest), with a certificate from PayPal's own hosts that a known authority vouches for.
 * @throws OuterError `refused` when it is forged, older than five minutes, or no event; `later` when the certificate cannot be had
 */
export async function readPayPalCallback({ paypal, outgoing_allow }: Pick<Config, 'outgoing_allow'> & { paypal: PayPalAccess }, raw: Buffer, headers: Headers): Promise<{ id: string; type: string }> {
  const [id, time, signature, url] = [headers['paypal-transmission-id'], headers['paypal-transmission-time'], headers['paypal-transmission-sig'], headers['paypal-cert-url']].map(textOf)
  if (!id || !time || !signature || !url) throw refuse('it has no signature')
  const sentAt = Date.parse(time)
  if (Number.isNaN(sentAt) || Math.abs(Date.now() - sentAt) > TOLERANCE_MS) throw refuse('it is older than five minutes')
  const certificate = await certificateOf(url, { base: paypal.url, timeout_ms: paypal.timeout_ms, outgoing_allow })
  const said = `${id}|${time}|${paypal.webhook_id}|${crc32(raw)}`
  if (!verify('sha256', Buffer.from(said), certificate.publicKey, Buffer.from(signature, 'base64'))) throw refuse('the signature is wrong')
  const event = Event.safeParse(jsonOf(raw))
  if (!event.success) throw refuse('it is no event')
  return { id: event.data.id, type: event.data.event_type }
}

/** Only from PayPal, or from where PayPal is played: a certificate of anybody's choice would prove anything. */
async function certificateOf(text: string, { base, timeout_ms, outgoing_allow }: { base: string; timeout_ms: number; outgoing_allow: readonly string[] }): Promise<X509Certificate> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPayPal = url?.protocol === 'https:' && url.port === '' && PAYPAL_HOST.test(url.hostname)
  const isPlayed = url !== undefined && url.origin === new URL(base).origin && !PAYPAL_HOST.test(url.hostname)
  if (url === undefined || (!isPayPal && !isPlayed) || url.username !== '') throw refuse('its certificate is not PayPal’s')
  const known = certificates.get(url.href)
  if (known !== undefined) return known
  const { status, body } = await request(url.href, { timeoutMs: timeout_ms, maxBytes: CERTIFICATE_BYTES, allow: isPlayed ? [url.host, ...outgoing_allow] : [] })
    .catch((error: unknown) => { throw new OuterError('later', 'UNREACHABLE', 'PayPal’s certificate cannot be read', { cause: error }) })
  if (status !== 200) throw new OuterError('later', 'UNREACHABLE', `PayPal’s certificate cannot be read (${status})`)
  const [leaf, ...others] = readChain(body)
  if (leaf === undefined) throw refuse('there is no certificate at its address')
  if (isPayPal) checkChain(leaf, others, { now: new Date(), roots: trustedRoots() })
  certificates.set(url.href, leaf)
  return leaf
}

function readChain(pem: string): X509Certificate[] {
  try {
    return [...pem.matchAll(PEM)].slice(0, MAX_CHAIN).map(([one]) => new X509Certificate(one))
  } catch (error) {
    throw refuse('its certificate cannot be read', error)
  }
}

/**
 * Whether the certificate is PayPal's, holds now, and leads to one of the authorities. Revocation is not asked for.
 * @throws OuterError `refused`
 */
export function checkChain(leaf: X509Certificate, others: X509Certificate[], { now, roots }: { now: Date; roots: readonly X509Certificate[] }): void {
  const names = [...(leaf.subjectAltName?.split(', ') ?? []), ...leaf.subject.split('\n')].map((name) => name.replace(/^(DNS:|CN=)/, '').replace(/^\*\./, '').toLowerCase())
  if (!names.some((name) => PAYPAL_HOST.test(name))) throw refuse('its certificate is not PayPal’s')
  let at = leaf
  for (let step = 0; step < MAX_CHAIN; step += 1) {
    if (now < at.validFromDate || now > at.validToDate) throw refuse('its certificate has run out')
    const issued = at
    const issuer = others.find((one) => one.raw.compare(issued.raw) !== 0 && isIssuer(one, issued))
    if (issuer === undefined) break
    at = issuer
  }
  const last = at
  if (!roots.some((root) => root.raw.compare(last.raw) === 0 || isIssuer(root, last))) throw refuse('nobody vouches for its certificate')
}

const isIssuer = (issuer: X509Certificate, issued: X509Certificate): boolean => issuer.ca && issued.checkIssued(issuer) && issued.verify(issuer.publicKey)

let trusted: X509Certificate[] | undefined
/** Those that Node.js trusts. */
const trustedRoots = (): X509Certificate[] => (trusted ??= rootCertificates.map((pem) => new X509Certificate(pem)))

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined // refused by its shape
  }
}
