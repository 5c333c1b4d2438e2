import type { Plan } from './accounts.schema.ts'

export interface Limits {
  max_products: number
  max_users: number
  requests_per_minute: number
  crawls_per_month: number
}

const PLANS: Record<Plan, Limits> = {
  basic: { max_products: 100, max_users: 5, requests_per_minute: 100, crawls_per_month: 10_000 },
  premium: { max_products: 1_000, max_users: 25, requests_per_minute: 500, crawls_per_month: 200_000 },
  enterprise: { max_products: 100_000, max_users: 200, requests_per_minute: 2_000, crawls_per_month: 10_000_000 },
}

/** What a plan begins with; a tenant's own limits stand in its row. */
export const limitsOf = (plan: Plan): Limits => PLANS[plan]
