import { onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import * as calls from './calls.repository.ts'
import { monthOf } from './complete.service.ts'
import { llmRoutes } from './llm.routes.ts'
import { llmSettings } from './llm.settings.ts'

/** The budget it ends at stands with the model's state (`/llm/status`). */
const countTokens: Module['usage'] = async (trx, _tenantId, since) => [{ name: 'llm_tokens', used: (await calls.sumMonth(trx, monthOf(since))).used_tokens, limit: null, period: 'month' }]

export const llmModule: Module = {
  name: 'llm',
  routes: llmRoutes,
  settings: llmSettings,
  usage: countTokens,
  jobs: [onSchedule('llm.clean', '40 3 * * *', ({ services }) => calls.removeOld(services.systemDb, new Date()))],
}
