import type { Draft, Finding } from '../alerts.schema.ts'
import type { IncidentRule } from '../rules.schema.ts'

/** The reasons that only a tenant's own rules have. */
export type OwnReason = 'limit_reached' | 'moved_by' | 'seller_not_allowed'

/** Something to tell: a finding of the detector, or what a tenant's own rule saw. */
export interface Matter extends Omit<Finding, 'rule' | 'reason_code'> {
  rule: IncidentRule
  reason_code: Draft['reason_code'] | OwnReason
}
