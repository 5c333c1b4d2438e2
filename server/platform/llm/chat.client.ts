import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen, type CircuitBreakerPolicy } from 'cockatiel'
import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { messageOf } from '#kernel/errors'

export type FailureCode = 'LLM_OFF' | 'LLM_BUDGET' | 'LLM_TIMEOUT' | 'LLM_BUSY' | 'LLM_FAILED' | 'LLM_REFUSED' | 'LLM_BAD_ANSWER'

/** The model gave nothing that can be used. Not an error of the product: whoever asked shows what was computed, and says why. */
export class LlmUnavailable extends Error {
  override readonly name = 'LlmUnavailable'
  readonly code: FailureCode

  constructor(code: FailureCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

export interface Message {
  role: 'system' | 'user' | 'assistant'
  content: string
}

interface Ask {
  url: string
  key: string | undefined
  model: string
  messages: Message[]
  schema: { name: string; json: Record<string, unknown> }
  max_tokens: number
  timeout_ms: number
  signal: AbortSignal
}

export interface Said {
  text: string
  /** Cut at the limit of tokens. */
  is_cut: boolean
  /** Null: the server did not say. */
  tokens_in: number | null
  tokens_out: number | null
}

/** What servers of this protocol differ in. Learnt from their refusals, for the life of the process. */
interface Dialect {
  format: 'json_schema' | 'json_object'
  limit: 'max_completion_tokens' | 'max_tokens'
}

const dialects = new Map<string, Dialect>()
const breakers = new Map<string, CircuitBreakerPolicy>()
const BREAK_AFTER = 5
const OPEN_MS = 30_000
/** A server may refuse the format and then the limit. */
const DIALECT_TRIES = 3

/**
 * One answer of a chat model, over the protocol of OpenAI's chat completions.
 * @throws LlmUnavailable; what aborts `signal` is thrown as it is
 */
export async function chat(ask: Ask): Promise<Said> {
  const place = `${ask.url} ${ask.model}`
  const breaker = breakers.get(place) ?? circuitBreaker(handleWhen(isOutage), { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(BREAK_AFTER) })
  breakers.set(place, breaker)
  try {
    return await breaker.execute(() => speak(ask, place))
  } catch (error) {
    if (error instanceof BrokenCircuitError) throw new LlmUnavailable('LLM_FAILED', 'The model failed again and again; it is asked again in half a minute', error)
    throw error
  }
}

const isOutage = (error: unknown) => error instanceof LlmUnavailable && (error.code === 'LLM_FAILED' || error.code === 'LLM_TIMEOUT')

/** Forgets outages, for tests: they are of the process. */
export const forgetOutages = () => breakers.clear()

async function speak(ask: Ask, place: string): Promise<Said> {
  const client = new OpenAI({ baseURL: ask.url, apiKey: ask.key ?? 'none', timeout: ask.timeout_ms, maxRetries: 1 })
  const deadline = AbortSignal.timeout(ask.timeout_ms)
  for (let attempt = 1; ; attempt += 1) {
    const dialect = dialects.get(place) ?? { format: 'json_schema', limit: 'max_completion_tokens' }
    try {
      const answer = await client.chat.completions.create(
        {
          model: ask.model, messages: ask.messages, [dialect.limit]: ask.max_tokens,
          response_format: dialect.format === 'json_object' ? { type: 'json_object' } : { type: 'json_schema', json_schema: { name: ask.schema.name, strict: true, schema: ask.schema.json } },
        },
        { signal: AbortSignal.any([ask.signal, deadline]) },
      )
      return read(answer)
    } catch (error) {
      ask.signal.throwIfAborted()
      const other = attempt < DIALECT_TRIES ? otherDialect(error, dialect) : undefined
      if (other === undefined) throw failureOf(error, deadline.aborted)
      dialects.set(place, other)
    }
  }
}

function read(answer: OpenAI.ChatCompletion): Said {
  // Servers of this protocol leave things out that its types promise.
  const choice = (answer.choices as OpenAI.ChatCompletion['choices'] | undefined)?.[0]
  if (choice === undefined) throw new LlmUnavailable('LLM_BAD_ANSWER', 'The answer holds no choice')
  const refusal = choice.message.refusal
  if (choice.finish_reason === 'content_filter' || (typeof refusal === 'string' && refusal !== '')) throw new LlmUnavailable('LLM_REFUSED', 'The model refused to answer')
  return { text: choice.message.content ?? '', is_cut: choice.finish_reason === 'length', tokens_in: answer.usage?.prompt_tokens ?? null, tokens_out: answer.usage?.completion_tokens ?? null }
}

function otherDialect(error: unknown, dialect: Dialect): Dialect | undefined {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined
  const said = error.message
  if (/max_(completion_)?tokens/.test(said) && dialect.limit === 'max_completion_tokens') return { ...dialect, limit: 'max_tokens' }
  if (/response_format|json_schema/.test(said) && dialect.format === 'json_schema') return { ...dialect, format: 'json_object' }
  return undefined
}

function failureOf(error: unknown, isLate: boolean): unknown {
  if (error instanceof LlmUnavailable) return error
  if (isLate || error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return new LlmUnavailable('LLM_TIMEOUT', 'The model did not answer in time', error)
  if (error instanceof APIError && error.status === 429) return new LlmUnavailable('LLM_BUSY', 'The model is asked too often, or its account has no credit', error)
  return new LlmUnavailable('LLM_FAILED', `The model cannot be asked: ${messageOf(error).slice(0, 200)}`, error)
}
