export const DAYS = [30, 90, 180] as const

/** What is left out has its default: 90 days, all competitors. */
export interface CompareSearch {
  days?: number
  group?: string
}

export const DEFAULT_DAYS = 90

export function parseCompareSearch(raw: Record<string, unknown>): CompareSearch {
  const days = DAYS.find((each) => each === Number(raw['days']))
  const group = raw['group']
  return { ...(days && days !== DEFAULT_DAYS && { days }), ...(typeof group === 'string' && /^[0-9a-f-]{36}$/.test(group) && { group }) }
}
