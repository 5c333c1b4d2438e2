import type { OutgoingAnswer } from '#kernel/outgoing'

/** What became of an attempt: sent, worth another, refused for good, or the address is no more. */
export type Outcome =
  | { kind: 'sent'; external_id?: string }
  | { kind: 'later'; error: string; retry_after_s?: number }
  | { kind: 'failed' | 'gone'; error: string }

/** What every channel tells, in one language. */
export interface Note {
  message_id: string
  title: string
  lines: string[]
  severity: 'low' | 'medium' | 'high'
  /** Where it leads, and what the link says. */
  url: string
  label: string
  at: Date
}

const LONGEST_WAIT_S = 3_600
const KEPT = 300

/** Too many questions and trouble of the other side pass; what is refused otherwise stays refused. */
export function outcomeOf({ status, headers, body }: Pick<OutgoingAnswer, 'status' | 'body'> & { headers: Record<string, string | string[] | undefined> }, gone: readonly number[] = [404, 410]): Outcome {
  const error = `answered ${status}${body === '' ? '' : `: ${body.replaceAll('\0', '').slice(0, KEPT)}`}`
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 429) return { kind: 'later', error, ...retryAfter(String(headers['retry-after'] ?? '')) }
  if (status === 408 || status >= 500) return { kind: 'later', error, ...retryAfter(String(headers['retry-after'] ?? '')) }
  return { kind: gone.includes(status) ? 'gone' : 'failed', error }
}

/** Seconds, or a date (RFC 9110). */
function retryAfter(text: string): { retry_after_s?: number } {
  const seconds = /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1_000
  return Number.isFinite(seconds) && seconds > 0 ? { retry_after_s: Math.min(LONGEST_WAIT_S, Math.ceil(seconds)) } : {}
}

/** Cut to so many characters, the last of them an ellipsis. */
export const cutTo = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`)
