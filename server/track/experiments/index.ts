// What other modules may use.
export { Implement } from './experiments.schema.ts'
export { openExperiment } from './open.service.ts'
