import { z } from 'zod'
import { checkOutgoingUrl, request } from '#kernel/outgoing'
import { type Note, type Outcome, outcomeOf } from './outcome.ts'

const TIMEOUT_MS = 15_000
const MOST_PARTS = 3
/** The alphabet of GSM 03.38 without its extension, which counts double. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/
const SPECIAL = /[\f^{}\\[~\]|€]/g

const header = z.string().max(500).regex(/^[^\r\n\0]*$/, 'is one line')

/** How any gateway that takes HTTP is asked: `{to}`, `{text}` and `{secret}` stand for the number (E.164), the words and the secret. */
export const SmsGateway = z.strictObject({
  url: z.string().min(1).max(2_000),
  format: z.enum(['json', 'form']),
  body: z.string().min(2).max(4_000),
  headers: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/), header).refine((given) => Object.keys(given).length <= 10, 'has at most ten').default({}),
  secret: z.string().max(500).default(''),
})
export type SmsGateway = z.output<typeof SmsGateway>

/** @throws AppError 422 for an address that may not be called */
export const checkSmsUrl = (url: string, allow: readonly string[]): URL => checkOutgoingUrl(url.replace(/\{(?:to|text|secret)\}/g, 'x'), allow)

const fill = (template: string, values: Record<string, string>, encode: (text: string) => string) => template.replace(/\{(to|text|secret)\}/g, (_, name: string) => encode(values[name] ?? ''))
const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
const oneLine = (text: string) => text.replace(/[\r\n\0]/g, '')

/** How many messages of 160 (or, beyond the GSM alphabet, 70) characters it takes; in several, 7 (or 3) of each are needed to join them. */
export function partsOf(text: string): number {
  const isGsm = GSM.test(text.replace(SPECIAL, ''))
  const length = isGsm ? text.length + (text.match(SPECIAL)?.length ?? 0) : text.length
  const [single, joined] = isGsm ? [160, 153] : [70, 67]
  return length <= single ? 1 : Math.ceil(length / joined)
}

/** The title and where it leads, in at most three parts. */
export function smsText({ title, url }: Pick<Note, 'title' | 'url'>): string {
  let words = title.replace(/\s+/g, ' ')
  while (partsOf(`${words} ${url}`) > MOST_PARTS && words.length > 1) words = `${words.slice(0, Math.max(0, Math.min(words.length - 8, 300)))}…`
  return `${words} ${url}`
}

export async function sendSms(gateway: SmsGateway, { to, text }: { to: string; text: string }, allow: readonly string[]): Promise<Outcome> {
  const values = { to, text, secret: gateway.secret }
  const answer = await request(fill(gateway.url, values, encodeURIComponent), {
    method: 'POST',
    headers: {
      'content-type': gateway.format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      ...Object.fromEntries(Object.entries(gateway.headers).map(([name, value]) => [name.toLowerCase(), fill(value, values, oneLine)])),
    },
    body: fill(gateway.body, values, gateway.format === 'json' ? inJson : encodeURIComponent), timeoutMs: TIMEOUT_MS, maxBytes: 16 * 1024, allow,
  })
  return outcomeOf(answer, [])
}
