export const SOURCES = ['audit', 'tasks', 'webhooks', 'notifications'] as const
export type Source = (typeof SOURCES)[number]

export interface LogSearch {
  source?: Source
  /** Days, `YYYY-MM-DD`. */
  from?: string
  to?: string
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))

export function parseLogSearch(raw: Record<string, unknown>): LogSearch {
  const { from, to } = raw
  const source = SOURCES.find((each) => each === raw['source'])
  return { ...(source && { source }), ...(isDay(from) && { from }), ...(isDay(to) && { to }) }
}
