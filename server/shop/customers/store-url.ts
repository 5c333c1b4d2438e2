import { type Config, publicUrl } from '#kernel/config'
import type { Store } from '#shop/stores'

/** Where shoppers find a store, without a slash at the end: its own domain, its subdomain, or a path of the installation. */
export function storeUrl(config: Pick<Config, 'public_url' | 'host' | 'port' | 'tenant_domain'>, { domain, code }: Pick<Store, 'domain' | 'code'>): string {
  const url = publicUrl(config)
  if (domain !== null) return `https://${domain}`
  if (config.tenant_domain === undefined) return `${url}/store/${code}`
  const { protocol, port } = new URL(url)
  return `${protocol}//${code}.${config.tenant_domain}${port === '' ? '' : `:${port}`}`
}
