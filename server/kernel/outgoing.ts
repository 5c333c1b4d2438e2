import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { refused } from './errors.ts'

/** Finds all addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>

export interface Outgoing {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Buffer
  /** From the first question to the last byte of the answer. */
  timeoutMs: number
  /** More of the answer is not read. */
  maxBytes: number
  /** `host` or `host:port` of our own network that may be reached all the same. */
  allow: readonly string[]
  resolve?: Resolve
}

export interface OutgoingAnswer {
  status: number
  headers: IncomingMessage['headers']
  body: string
}

const PORTS = new Set(['', '80', '443', '8443'])
/** Names that stand for the machine or its network wherever they are asked. */
const INNER_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|arpa|onion)$/

const innerV4 = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.31.196.0', 24], ['192.52.193.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['192.175.48.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4], ['168.63.129.16', 32], // the last: Azure's platform, reached from inside only
] as const) innerV4.addSubnet(net, bits)
/** Global unicast. IPv4-mapped and NAT64 addresses lie outside it. */
const globalV6 = new BlockList()
globalV6.addSubnet('2000::', 3, 'ipv6')
const innerV6 = new BlockList()
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) innerV6.addSubnet(net, bits, 'ipv6')

/** Whether an address belongs to the public internet, and to nobody's inner network, in any of its forms. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !innerV4.check(address)
  return isIP(address) === 6 && !address.includes('%') && globalV6.check(address, 'ipv6') && !innerV6.check(address, 'ipv6')
}

/**
 * The URL when our server may call it for somebody else. What its name resolves to is judged when it is called.
 * @throws AppError 422 that names the field `url`
 */
export function checkOutgoingUrl(text: string, allow: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw refused('URL_NOT_ALLOWED', 'The URL must start with https://', 'url')
  if (url.username !== '' || url.password !== '') throw refused('URL_NOT_ALLOWED', 'The URL may hold no user name or password', 'url')
  if (isAllowed(url, allow)) return url
  if (url.protocol !== 'https:') throw refused('URL_NOT_ALLOWED', 'The URL must start with https://', 'url')
  if (!PORTS.has(url.port)) throw refused('URL_NOT_ALLOWED', 'The port must be 443, 80 or 8443', 'url')
  const host = hostOf(url)
  const isPublic = isIP(host) === 0 ? host.includes('.') && !INNER_NAME.test(host) : isPublicAddress(host)
  if (!isPublic) throw refused('URL_NOT_ALLOWED', 'The URL must lead to a public address', 'url')
  return url
}

/** Without brackets and the dot of the root. The URL parser has made decimal, octal and hex addresses plain. */
const hostOf = (url: URL) => url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')

/** Whether it is one of the hosts of our own network that may be reached. */
export function isAllowed(url: URL, allow: readonly string[]): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return allow.some((entry) => entry === hostOf(url) || entry === `${hostOf(url)}:${port}` || entry === `${url.hostname}:${port}`)
}

const resolveBySystem: Resolve = (name) =>
  new Promise((resolve, reject) => systemLookup(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))))

/**
 * Calls a URL that a stranger chose. The address is judged when the connection is made, so a name that answers otherwise the second time
 * gains nothing; redirects are answers, never followed.
 * @throws AppError 422 for a URL or address that may not be called; Error when there is no answer in time
 */
export async function request(target: string, { method = 'GET', headers = {}, body, timeoutMs, maxBytes, allow, resolve = resolveBySystem }: Outgoing): Promise<OutgoingAnswer> {
  const url = checkOutgoingUrl(target, allow)
  const lookup = isAllowed(url, allow) ? unguarded(resolve) : guarded(resolve)
  const signal = AbortSignal.timeout(timeoutMs)
  const { request: send } = url.protocol === 'https:' ? https : http
  try {
    return await new Promise<OutgoingAnswer>((done, failed) => {
      const call = send(url, { method, headers, lookup, signal, agent: false }, (answer) => {
        readBody(answer, maxBytes).then((text) => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }), failed)
      })
      call.on('error', failed)
      call.end(body)
    })
  } catch (error) {
    if (signal.aborted) throw new Error(`no answer within ${timeoutMs / 1000} s`, { cause: error })
    throw error
  }
}

const guarded = (resolve: Resolve): LookupFunction => lookupBy(async (name) => {
  const addresses = await resolve(name)
  if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address))) throw refused('URL_NOT_ALLOWED', 'The name does not lead to a public address', 'url')
  return addresses
})
const unguarded = (resolve: Resolve): LookupFunction => lookupBy(resolve)

const lookupBy = (resolve: Resolve): LookupFunction => (name, options, callback) => {
  resolve(name).then(
    (addresses) => {
      const [first] = addresses
      if (first === undefined) callback(new Error(`no address for ${name}`), '', 0)
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    },
    (error: NodeJS.ErrnoException) => callback(error, '', 0),
  )
}

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, maxBytes - size))
    size += part.length
    if (size >= maxBytes) break // leaves the stream, which closes the connection
  }
  return Buffer.concat(parts).toString('utf8')
}
