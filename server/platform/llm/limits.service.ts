import type { Services } from '#kernel/services'
import { readSetting } from '#kernel/settings'
import { llmMaxTokens, llmModel, llmMonthlyTokens, llmMonthlyTokensCap, llmTimeoutS } from './llm.settings.ts'

/** What a tenant's calls may take. */
export interface Limits {
  model: string
  max_tokens: number
  timeout_ms: number
  monthly_tokens: number
}

/** The limits of a tenant now: as set, else as the process was started with. */
export async function limitsOf(services: Pick<Services, 'config' | 'systemDb'>, tenantId: string): Promise<Limits> {
  const { llm } = services.config
  const cap = (await readSetting(services, llmMonthlyTokensCap)) ?? llm.monthly_tokens
  const own = await readSetting(services, llmMonthlyTokens, tenantId)
  return {
    model: (await readSetting(services, llmModel)) ?? llm.model,
    max_tokens: (await readSetting(services, llmMaxTokens)) ?? llm.max_tokens,
    timeout_ms: ((await readSetting(services, llmTimeoutS)) ?? llm.timeout_s) * 1000,
    monthly_tokens: own === null ? cap : Math.min(own, cap),
  }
}
