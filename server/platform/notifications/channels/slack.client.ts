import { refused } from '#kernel/errors'
import { checkOutgoingUrl, isAllowed, request } from '#kernel/outgoing'
import { cutTo, type Note, type Outcome, outcomeOf } from './outcome.ts'

const TIMEOUT_MS = 10_000
const COLOURS = { high: '#d92d20', medium: '#b54708', low: '#1f56d1' } as const
const PATH = /^\/(services|workflows|triggers)\/[\w/-]{5,200}$/

/** @throws AppError 422 for an address that is no incoming webhook of Slack */
export function checkSlackUrl(text: string, allow: readonly string[]): URL {
  const url = checkOutgoingUrl(text, allow)
  if ((url.hostname !== 'hooks.slack.com' && !isAllowed(url, allow)) || !PATH.test(url.pathname.replace(/^\/slack(?=\/)/, ''))) {
    throw refused('URL_NOT_ALLOWED', 'The URL must be that of a Slack webhook, https://hooks.slack.com/services/…', 'url')
  }
  return url
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const plain = (text: string, most: number) => ({ type: 'plain_text', text: cutTo(text, most), emoji: false })

/** https://docs.slack.dev/reference/block-kit: headers of 150 characters, sections of 3000, buttons of 75. Plain text, so that no name calls anybody. */
export const slackBody = ({ title, lines, severity, url, label }: Note) => ({
  text: cutTo(escaped(title), 1_000),
  attachments: [{
    color: COLOURS[severity],
    blocks: [
      { type: 'header', text: plain(title, 150) },
      ...(lines.length === 0 ? [] : [{ type: 'section', text: plain(lines.join('\n'), 3_000) }]),
      { type: 'actions', elements: [{ type: 'button', text: plain(label, 75), url }] },
    ],
  }],
})

/** Slack answers `ok`; 404 `no_service` and 410 `channel_is_archived` mean that nobody is there any more, 403 that its admins forbade it. */
export async function sendToSlack(address: string, note: Note, allow: readonly string[]): Promise<Outcome> {
  const answer = await request(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(slackBody(note)), timeoutMs: TIMEOUT_MS, maxBytes: 4_096, allow })
  return outcomeOf(answer, [403, 404, 410])
}
