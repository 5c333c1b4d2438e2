import { z } from 'zod'
import type { Faults } from './faults.ts'
import { cut, jsonOf, sendHalf, sendJson, type Visit } from './http.ts'
import { write } from './llm.writers.ts'

export const SANDBOX_MODEL = 'sandbox-writer'

const Question = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant', 'developer']), content: z.string() })).min(1),
  response_format: z.object({ type: z.string(), json_schema: z.object({ name: z.string(), schema: z.record(z.string(), z.unknown()) }).optional() }).optional(),
})

const fail = ({ res }: Visit, status: number, type: string, message: string) => sendJson(res, status, { error: { message, type, param: null, code: type } })

/** OpenAI's chat completions, as far as a client of structured answers uses them. It writes plain sentences from the facts it is given. */
export function createLlm(faults: Faults) {
  let count = 0
  return async function llm(visit: Visit): Promise<void> {
    const { req, res, path, method } = visit
    if (req.headers.authorization === undefined) return fail(visit, 401, 'invalid_api_key', 'You did not provide an API key')
    if (path === '/v1/models') return sendJson(res, 200, { object: 'list', data: [{ id: SANDBOX_MODEL, object: 'model', owned_by: 'sandbox' }] })
    if (path !== '/v1/chat/completions' || method !== 'POST') return fail(visit, 404, 'not_found', `There is no ${path}`)
    const body = Question.safeParse(await jsonOf(req).catch(() => undefined))
    if (!body.success) return fail(visit, 400, 'invalid_request_error', body.error.message)
    const fault = faults.strike('llm', 'any')
    if (fault === 'timeout') return // the connection stays open and nobody answers
    if (fault === '429') return fail(visit, 429, 'rate_limit_exceeded', 'Rate limit reached')
    if (fault === '500') return fail(visit, 500, 'server_error', 'The server had an error')
    if (fault === 'lost_answer') return cut(res)
    const { messages, response_format } = body.data
    const words = messages.map(({ content }) => content).join('\n')
    const value = write({ name: response_format?.json_schema?.name ?? '', schema: response_format?.json_schema?.schema ?? {}, words })
    const whole = JSON.stringify(fault === 'wrong_type' ? { unexpected: [1, 2, 3] } : fault === 'invented' ? invent(value) : value)
    const content = fault === 'cut_json' ? whole.slice(0, Math.floor(whole.length / 2)) : whole
    const usage = { prompt_tokens: Math.ceil(words.length / 4), completion_tokens: Math.ceil(whole.length / 4) }
    const answer = {
      id: `chatcmpl-sandbox-${++count}`, object: 'chat.completion', created: Math.floor(Date.now() / 1000), model: body.data.model,
      choices: [{ index: 0, finish_reason: fault === 'cut_json' ? 'length' : 'stop', message: fault === 'refused' ? { role: 'assistant', content: null, refusal: 'I cannot help with that.' } : { role: 'assistant', content, refusal: null } }],
      usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
    }
    if (fault === 'half_answer') return sendHalf(res, answer)
    sendJson(res, 200, answer)
  }
}

/** Every sentence gets a number nobody measured. */
function invent(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(' ') ? `${value} Sales will rise by 37%.` : value
  if (Array.isArray(value)) return value.map(invent)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, invent(part)]))
  return value
}
