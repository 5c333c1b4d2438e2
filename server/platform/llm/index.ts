// What other modules may use.
export { type FailureCode, LlmUnavailable } from './chat.client.ts'
export { complete, type Completion } from './complete.service.ts'
export { fence, FENCE_RULE, harmless } from './fence.ts'
export { definePrompt, type Prompt } from './prompts.ts'
