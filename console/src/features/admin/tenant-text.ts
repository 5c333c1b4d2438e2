import type { TenantRow } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'

export const PLANS = ['basic', 'premium', 'enterprise'] as const satisfies readonly TenantRow['plan'][]
export const planNames: Record<TenantRow['plan'], () => string> = { basic: m.plan_basic, premium: m.plan_premium, enterprise: m.plan_enterprise }
export const statusNames: Record<TenantRow['status'], () => string> = { active: m.tenants_active, suspended: m.tenants_suspended, cancelled: m.tenants_cancelled }
