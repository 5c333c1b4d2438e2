import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** Of the language model; null: as the process was started with. Who runs the installation pays for it, and chooses it. */
export const llmModel = defineSetting({ name: 'llm.model', scope: 'installation', schema: z.string().trim().min(1).max(100).nullable(), default: null })
/** The longest answer, in tokens. */
export const llmMaxTokens = defineSetting({ name: 'llm.max_tokens', scope: 'installation', schema: z.int().min(256).max(32_000).nullable(), default: null })
/** How long an answer may take, in seconds. */
export const llmTimeoutS = defineSetting({ name: 'llm.timeout_s', scope: 'installation', schema: z.int().min(5).max(600).nullable(), default: null })
/** What no tenant may spend more of in a calendar month (UTC). */
export const llmMonthlyTokensCap = defineSetting({ name: 'llm.monthly_tokens_cap', scope: 'installation', schema: z.int().min(0).max(1_000_000_000).nullable(), default: null })
/** What the tenant itself wants to spend in a calendar month (UTC), question and answer together; 0: no language model; null: as much as it may. */
export const llmMonthlyTokens = defineSetting({ name: 'llm.monthly_tokens', scope: 'tenant', schema: z.int().min(0).max(1_000_000_000).nullable(), default: null, within: llmMonthlyTokensCap })

export const llmSettings = [llmModel, llmMaxTokens, llmTimeoutS, llmMonthlyTokensCap, llmMonthlyTokens]
