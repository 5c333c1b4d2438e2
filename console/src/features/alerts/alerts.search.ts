import { eventNames } from '../../finding-text.ts'

export const STATUSES = ['unresolved', 'open', 'acknowledged', 'resolved', 'all'] as const
export type Status = (typeof STATUSES)[number]
export const SEVERITIES = ['high', 'medium', 'low'] as const

/** What the address says; left out, the status is what needs somebody. */
export interface AlertsSearch {
  status?: Status
  severity?: (typeof SEVERITIES)[number]
  rule?: string
  product?: string
}

export function parseAlertsSearch(raw: Record<string, unknown>): AlertsSearch {
  const status = STATUSES.find((each) => each === raw['status'])
  const severity = SEVERITIES.find((each) => each === raw['severity'])
  const { rule, product } = raw
  return {
    ...(status && status !== 'unresolved' && { status }),
    ...(severity && { severity }),
    ...(typeof rule === 'string' && Object.hasOwn(eventNames, rule) && { rule }),
    ...(typeof product === 'string' && { product }),
  }
}
