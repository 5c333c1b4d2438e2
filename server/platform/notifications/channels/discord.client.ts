import { refused } from '#kernel/errors'
import { checkOutgoingUrl, isAllowed, request } from '#kernel/outgoing'
import { cutTo, type Note, type Outcome, outcomeOf } from './outcome.ts'

const TIMEOUT_MS = 10_000
const COLOURS = { high: 0xd92d20, medium: 0xb54708, low: 0x1f56d1 } as const
const PATH = /^\/api\/(v\d+\/)?webhooks\/\d{5,25}\/[\w-]{10,200}$/
const HOSTS = new Set(['discord.com', 'discordapp.com', 'canary.discord.com', 'ptb.discord.com'])

/** @throws AppError 422 for an address that is no incoming webhook of Discord */
export function checkDiscordUrl(text: string, allow: readonly string[]): URL {
  const url = checkOutgoingUrl(text, allow)
  if ((!HOSTS.has(url.hostname) && !isAllowed(url, allow)) || !PATH.test(url.pathname.replace(/^\/discord(?=\/)/, ''))) {
    throw refused('URL_NOT_ALLOWED', 'The URL must be that of a Discord webhook, https://discord.com/api/webhooks/…', 'url')
  }
  return url
}

/** Discord reads Markdown in embeds; names of products are no Markdown. */
const plain = (text: string) => text.replace(/[\\*_~`|>[\]#]/g, (character) => `\\${character}`)

/** https://discord.com/developers/docs/resources/webhook#execute-webhook: titles of 256 characters, descriptions of 4096. */
export const discordBody = ({ title, lines, severity, url, label, at }: Note) => ({
  allowed_mentions: { parse: [] },
  embeds: [{ title: cutTo(plain(title), 256), description: cutTo(`${lines.map(plain).join('\n')}\n\n[${plain(label)}](${url})`, 4_096), url, color: COLOURS[severity], timestamp: at.toISOString() }],
})

export async function sendToDiscord(address: string, note: Note, allow: readonly string[]): Promise<Outcome> {
  const url = new URL(address)
  url.searchParams.set('wait', 'true')
  const answer = await request(url.href, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(discordBody(note)), timeoutMs: TIMEOUT_MS, maxBytes: 64 * 1024, allow })
  const outcome = outcomeOf(answer)
  if (outcome.kind === 'sent') return { kind: 'sent', ...idOf(answer.body) }
  return outcome
}

function idOf(body: string): { external_id?: string } {
  const id = /"id"\s{0,5}:\s{0,5}"(\d{5,25})"/.exec(body)?.[1]
  return id === undefined ? {} : { external_id: id }
}
