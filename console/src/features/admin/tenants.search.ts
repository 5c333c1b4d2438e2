export const STATUSES = ['active', 'suspended', 'cancelled'] as const
export type TenantStatus = (typeof STATUSES)[number]

export interface TenantsSearch {
  page?: number
  search?: string
  status?: TenantStatus
}

export function parseTenantsSearch(raw: Record<string, unknown>): TenantsSearch {
  const page = Number(raw['page'])
  const status = STATUSES.find((each) => each === raw['status'])
  const search = raw['search']
  return { ...(Number.isInteger(page) && page > 1 && { page }), ...(status && { status }), ...((typeof search === 'string' || typeof search === 'number') && search !== '' && { search: String(search).slice(0, 100) }) }
}
