export const SEVERITIES = ['high', 'medium', 'low'] as const
export const CHANNELS = ['email', 'push', 'app_push', 'sms', 'slack', 'discord', 'webhook'] as const
export const STATUSES = ['queued', 'held', 'handed_over', 'sent', 'failed', 'skipped'] as const

export interface NotificationsSearch {
  unread?: true
  type?: string
  severity?: (typeof SEVERITIES)[number]
}

export function parseNotificationsSearch(raw: Record<string, unknown>): NotificationsSearch {
  const severity = SEVERITIES.find((each) => each === raw['severity'])
  const { type, unread } = raw
  return { ...(unread === true && { unread }), ...(typeof type === 'string' && /^[a-z_]{1,60}$/.test(type) && { type }), ...(severity && { severity }) }
}

export interface SentSearch {
  channel?: (typeof CHANNELS)[number]
  status?: (typeof STATUSES)[number]
  mine?: true
}

export function parseSentSearch(raw: Record<string, unknown>): SentSearch {
  const channel = CHANNELS.find((each) => each === raw['channel'])
  const status = STATUSES.find((each) => each === raw['status'])
  return { ...(channel && { channel }), ...(status && { status }), ...(raw['mine'] === true && { mine: true }) }
}
