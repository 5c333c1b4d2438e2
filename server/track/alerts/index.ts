// What other modules may use.
export { detect, DetectorState, newState } from './detector/detector.ts'
export { listProductEvents } from './alerts.service.ts'
export type { Finding, ProductEvent, RuleName } from './alerts.schema.ts'
