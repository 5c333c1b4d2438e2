import type { AuditCheck } from '../../api.types.ts'
import { integer, MISSING, percent, rating } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

function show(value: AuditCheck['measured'], unit: string): string {
  if (value === null) return MISSING
  if (typeof value === 'string') return value === 'brand' ? m.check_title_brand_first() : value
  return unit === 'ratio' ? percent(value) : unit === 'rating' ? rating(value) : integer(value)
}

export const measuredText = ({ measured, unit }: AuditCheck): string => show(measured, unit)
export const limitText = ({ limit, unit }: AuditCheck): string => show(limit, unit)

/** These name bullets by their place. */
const BY_PLACE = new Set(['bullets.capital', 'bullets.end_mark', 'bullets.length'])

export function foundText({ id, details }: AuditCheck): string | undefined {
  if (details === undefined || details.length === 0) return undefined
  const what = details.join(', ')
  return BY_PLACE.has(id) ? m.audit_found_bullets({ what }) : m.audit_found({ what })
}
