// What other modules, and the processes, may use.
export { analysisWeekly } from './analysis.settings.ts'
export { llmMaxTokens, llmModel, llmMonthlyTokens, llmMonthlyTokensCap, llmTimeoutS } from './llm.settings.ts'
export { systemRoutes } from './system.routes.ts'
export { readSetting } from '#kernel/settings'
