import { BlockList, isIP } from 'node:net'

/** Whether a text names one address or a network, `203.0.113.7` or `2001:db8::/32`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0 || address.includes('%')) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/** An IPv4 address that came over an IPv6 socket is that IPv4 address. */
export const plainAddress = (ip: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip

/**
 * Whether an address may come in: it stands in no denied network, and in an allowed one where there are any.
 * @returns undefined when the lists are empty: everybody may
 */
export function admission({ allowed, denied }: { allowed: readonly string[]; denied: readonly string[] }): ((ip: string) => boolean) | undefined {
  if (allowed.length === 0 && denied.length === 0) return undefined
  const [good, bad] = [listOf(allowed), listOf(denied)]
  return (given) => {
    const ip = plainAddress(given)
    const family = isIP(ip)
    if (family === 0) return false
    const kind = family === 4 ? 'ipv4' : 'ipv6'
    return !bad.check(ip, kind) && (allowed.length === 0 || good.check(ip, kind))
  }
}

/** The address of whoever opened a connection, and what they called us: forwarded headers count as far as proxies that we trust wrote them. */
export function originBehind(trusted: readonly string[]): (socket: { address: string; headers: NodeJS.Dict<string | string[]> }) => { ip: string; host: string } {
  const proxies = listOf(trusted.flatMap((name) => NAMED[name] ?? [name]))
  const isProxy = (ip: string) => isIP(ip) !== 0 && proxies.check(ip, isIP(ip) === 4 ? 'ipv4' : 'ipv6')
  return ({ address, headers }) => {
    const text = (name: string) => [headers[name] ?? ''].flat().join(',')
    const hops = text('x-forwarded-for').split(',').map((hop) => plainAddress(hop.trim())).filter((hop) => isIP(hop) !== 0)
    let ip = plainAddress(address)
    const isForwarded = isProxy(ip)
    while (isProxy(ip) && hops.length > 0) ip = hops.pop() ?? ip
    const host = isForwarded && text('x-forwarded-host') !== '' ? (text('x-forwarded-host').split(',')[0] ?? '') : text('host')
    return { ip, host: host.trim().replace(/:\d+$/, '') }
  }
}

/** What the names mean in TRUST_PROXY. */
const NAMED: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}
