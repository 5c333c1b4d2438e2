// What other modules may use.
export { Implement } from './experiments.schema.ts'
export { findExperimentsOf, stopExperimentOf } from './of-suggestion.service.ts'
export { openExperiment } from './open.service.ts'
