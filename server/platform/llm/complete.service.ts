import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Config } from '#kernel/config'
import { withTenant } from '#kernel/db'
import type { Services } from '#kernel/services'
import * as calls from './calls.repository.ts'
import { chat, LlmUnavailable, type Message, type Said } from './chat.client.ts'
import { withoutMarks } from './fence.ts'
import type { Prompt } from './prompts.ts'
import { limitsOf } from './limits.service.ts'

export interface Completion<T> {
  value: T
  model: string
  prompt_version: number
  tokens_in: number
  tokens_out: number
  /** Null when nobody said what tokens cost. 0 when the answer was kept from before. */
  cost_usd: number | null
  ms: number
  is_cached: boolean
}

interface Order<V, S extends z.ZodType> {
  tenant_id: string
  prompt: Prompt<V, S>
  vars: V
  /** What is wrong with an answer of the right shape, in words for the model: it may repair it once. */
  check?: (value: z.output<S>) => string[]
  signal: AbortSignal
}

/** One question and one repair. */
const TRIES = 2

/**
 * Asks the model, of the tenant's budget, and hands out an answer of the prompt's shape that `check` has nothing against. The
 * same question is answered from memory.
 * @throws LlmUnavailable when there is none: off, budget gone, late, busy, broken, refused, or wrong twice
 */
export async function complete<V, S extends z.ZodType>(services: Pick<Services, 'config' | 'db' | 'systemDb' | 'log'>, { tenant_id, prompt, vars, check = () => [], signal }: Order<V, S>): Promise<Completion<z.output<S>>> {
  const { config, db } = services
  const { llm } = config
  if (llm.url === undefined) throw new LlmUnavailable('LLM_OFF', 'No language model is configured: set LLM_KEY or LLM_URL')
  const limits = await limitsOf(services, tenant_id)
  const { model } = limits
  const json = z.toJSONSchema(prompt.schema) as Record<string, unknown>
  const messages: Message[] = [{ role: 'system', content: prompt.system }, { role: 'user', content: prompt.user(vars) }]
  const hash = hashOf({ name: prompt.name, version: prompt.version, model, json, words: messages.map(({ content }) => withoutMarks(content)) })
  const kept = await withTenant(db, tenant_id, (trx) => calls.findAnswer(trx, hash))
  const known = kept === undefined ? undefined : judge(kept.value, prompt, check)
  if (kept !== undefined && known !== undefined && 'value' in known) {
    return { value: known.value, model: kept.model, prompt_version: prompt.version, tokens_in: 0, tokens_out: 0, cost_usd: 0, ms: 0, is_cached: true }
  }
  const total = { tokens_in: 0, tokens_out: 0, ms: 0 }
  for (let attempt = 1; ; attempt += 1) {
    const { said, ms } = await callOnce(services, { tenant_id, prompt, messages, json, limits, signal })
    total.tokens_in += said.tokens_in
    total.tokens_out += said.tokens_out
    total.ms += ms
    const judged = said.is_cut ? { problems: ['The answer was cut off: answer more briefly'] } : judge(parse(said.text), prompt, check)
    if ('value' in judged) {
      const { tokens_in, tokens_out } = total
      await withTenant(db, tenant_id, (trx) => calls.keepAnswer(trx, tenant_id, hash, { value: judged.value, model, tokens_in, tokens_out }))
      return { value: judged.value, model, prompt_version: prompt.version, ...total, cost_usd: costOf(llm, total), is_cached: false }
    }
    services.log.info({ tenant_id, prompt: prompt.name, problems: judged.problems.slice(0, 5) }, 'the model answered wrongly')
    if (attempt === TRIES) throw new LlmUnavailable('LLM_BAD_ANSWER', `The model answered wrongly twice: ${judged.problems[0] ?? ''}`)
    messages.push({ role: 'assistant', content: said.text.slice(0, 20_000) }, { role: 'user', content: `That answer cannot be used:\n${judged.problems.slice(0, 10).map((problem) => `- ${problem}`).join('\n')}\nAnswer again, whole, in the same form, with this put right.` })
  }
}

const parse = (text: string): unknown => {
  try {
    // Some servers wrap it although they were told not to; and no database keeps half a character or U+0000.
    return JSON.parse(text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''), (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value))
  } catch {
    return undefined
  }
}

function judge<V, S extends z.ZodType>(answer: unknown, { schema }: Prompt<V, S>, check: (value: z.output<S>) => string[]): { value: z.output<S> } | { problems: string[] } {
  if (answer === undefined) return { problems: ['It is no JSON'] }
  const read = schema.safeParse(answer)
  if (!read.success) return { problems: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  const problems = check(read.data)
  return problems.length === 0 ? { value: read.data } : { problems }
}

type Told = Pick<Said, 'text' | 'is_cut'> & { tokens_in: number; tokens_out: number }

interface OneCall<V, S extends z.ZodType> {
  tenant_id: string
  prompt: Prompt<V, S>
  messages: Message[]
  json: Record<string, unknown>
  limits: Awaited<ReturnType<typeof limitsOf>>
  signal: AbortSignal
}

/** Reserves what the call may take, asks, and writes down what it took. */
async function callOnce<V, S extends z.ZodType>({ config, db }: Pick<Services, 'config' | 'db'>, { tenant_id, prompt, messages, json, limits, signal }: OneCall<V, S>): Promise<{ said: Told; ms: number }> {
  const { model, max_tokens, monthly_tokens, timeout_ms } = limits
  const expected_in = Math.ceil((JSON.stringify(messages).length + JSON.stringify(json).length) / CHARACTERS_A_TOKEN)
  const month = monthOf(new Date())
  const id = await withTenant(db, tenant_id, async (trx) => {
    await calls.lockBudget(trx, tenant_id)
    const { used_tokens } = await calls.sumMonth(trx, month)
    const reserved_tokens = expected_in + max_tokens
    if (used_tokens + reserved_tokens > monthly_tokens) throw new LlmUnavailable('LLM_BUDGET', `The budget of this month is used up (${used_tokens} of ${monthly_tokens} tokens)`)
    return calls.open(trx, { tenant_id, month, prompt: prompt.name, prompt_version: prompt.version, model, reserved_tokens })
  })
  const began = performance.now()
  const end = (outcome: Pick<calls.CallEnd, 'status' | 'tokens_in' | 'tokens_out' | 'error'>) =>
    withTenant(db, tenant_id, (trx) => calls.close(trx, id, { ...outcome, cost_usd: costOf(config.llm, outcome), ms: Math.round(performance.now() - began) }))
  try {
    const answer = await chat({ url: config.llm.url ?? '', key: config.llm.key, model, messages, schema: { name: prompt.name, json }, max_tokens, timeout_ms, signal })
    // Who does not say what it took is counted as it was expected to take.
    const said: Told = { ...answer, tokens_in: answer.tokens_in ?? expected_in, tokens_out: answer.tokens_out ?? Math.ceil(answer.text.length / CHARACTERS_A_TOKEN) }
    await end({ status: 'answered', tokens_in: said.tokens_in, tokens_out: said.tokens_out, error: null })
    return { said, ms: Math.round(performance.now() - began) }
  } catch (error) {
    const isPaid = !(error instanceof LlmUnavailable) || error.code === 'LLM_TIMEOUT' || error.code === 'LLM_REFUSED'
    // What was asked and never answered to the end is paid for by its question, as far as anybody knows.
    await end({ status: 'failed', tokens_in: isPaid ? expected_in : 0, tokens_out: 0, error: error instanceof LlmUnavailable ? error.code : 'ABORTED' })
    throw error
  }
}

/** Latin text has some four characters a token, Chinese one to two: the low side, so that a budget is not passed. */
const CHARACTERS_A_TOKEN = 2

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url')

/** The first day of a month (UTC), `2026-11-01`. */
export const monthOf = (now: Date): string => `${now.toISOString().slice(0, 7)}-01`

function costOf({ price_in, price_out }: Config['llm'], { tokens_in, tokens_out }: { tokens_in: number; tokens_out: number }): number | null {
  return price_in === undefined || price_out === undefined ? null : (tokens_in * price_in + tokens_out * price_out) / 1_000_000
}
