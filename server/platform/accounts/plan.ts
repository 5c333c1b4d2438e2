import type { Db } from '#kernel/db'

export const planOf = async (_trx: Db) => ({ plan: 'enterprise' as const, max_products: 100_000, max_users: 200, requests_per_minute: 2_000, crawls_per_month: 1_000_000 })
