import { m } from '../../paraglide/messages.js'

export const AREAS = ['products', 'crawl', 'tasks', 'imports', 'alerts', 'notifications', 'webhooks', 'tenants', 'system'] as const
export type Area = (typeof AREAS)[number]
export const ACCESSES = ['read', 'write'] as const
export type Scope = `${Area}:${(typeof ACCESSES)[number]}`

export const areaNames: Record<Area, () => string> = {
  products: m.area_products,
  crawl: m.area_crawl,
  tasks: m.area_tasks,
  imports: m.area_imports,
  alerts: m.area_alerts,
  notifications: m.area_notifications,
  webhooks: m.area_webhooks,
  tenants: m.area_tenants,
  system: m.area_system,
}
export const accessNames = { read: m.keys_read, write: m.keys_write }

/** "Products: read, write · Tasks: read", or that nothing is kept from the key. */
export function scopesText(scopes: readonly string[]): string {
  if (scopes.includes('*')) return m.keys_areas_all()
  const parts = AREAS.flatMap((area) => {
    const [reads, writes] = ACCESSES.map((access) => scopes.includes(`${area}:${access}`))
    if (!reads && !writes) return []
    const access = reads && writes ? m.keys_read_write() : reads ? m.keys_read_only() : m.keys_write_only()
    return [m.keys_scope({ area: areaNames[area](), access })]
  })
  return parts.join(' · ')
}
