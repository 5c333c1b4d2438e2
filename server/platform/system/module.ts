import type { Module } from '#kernel/module'
import { analysisWeekly } from './analysis.settings.ts'
import { llmMaxTokens, llmModel, llmMonthlyTokens, llmMonthlyTokensCap, llmTimeoutS } from './llm.settings.ts'

/** Its routes tell of all modules, so the process mounts them (`systemRoutes`). */
export const systemModule: Module = { name: 'system', settings: [analysisWeekly, llmModel, llmMaxTokens, llmTimeoutS, llmMonthlyTokensCap, llmMonthlyTokens] }
