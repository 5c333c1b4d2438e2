import type { FastifyRequest } from 'fastify'
import type { Caller } from '#kernel/http'
import { type Language, LANGUAGES } from './accounts.schema.ts'

/** Where a request came from: for the trail, and for counting attempts. */
export interface Origin {
  request_id: string
  ip: string
  user_agent: string | null
  /** The name by which we were asked. */
  host: string
}

/** Who does something, and from where. */
export interface Actor extends Origin {
  caller: Caller
}

export const originOf = (req: FastifyRequest): Origin => ({ request_id: req.id, ip: req.ip, user_agent: req.headers['user-agent']?.slice(0, 300) ?? null, host: req.hostname })
export const actorOf = (req: FastifyRequest): Actor => ({ ...originOf(req), caller: req.caller })

/** What a trail entry holds of an origin. */
export const traceOf = ({ request_id, ip }: Origin) => ({ request_id, ip })

/** The language of somebody who has not chosen one: the first of the browser's that we speak. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').slice(0, 200).split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
  for (const tag of wanted) {
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW'
    if (tag.startsWith('zh')) return 'zh-CN'
    const known = LANGUAGES.find((language) => tag.startsWith(language.toLowerCase()))
    if (known !== undefined) return known
  }
  return 'en'
}
