import type { Services } from '#kernel/services'

/** What a tenant's calls may take. */
export interface Limits {
  model: string
  max_tokens: number
  timeout_ms: number
  monthly_tokens: number
}

/** The limits of a tenant now. */
export async function limitsOf({ config: { llm } }: Pick<Services, 'config'>, _tenantId: string): Promise<Limits> {
  return { model: llm.model, max_tokens: llm.max_tokens, timeout_ms: llm.timeout_s * 1000, monthly_tokens: llm.monthly_tokens }
}
