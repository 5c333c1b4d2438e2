// What other modules may use.
export { detect, DetectorState, newState } from './detector/detector.ts'
export { incidentChanged, incidentOpened } from './alerts.events.ts'
export { listProductEvents } from './alerts.service.ts'
export { ensureDemoRule, ensureRules } from './ensure-rules.service.ts'
export type { Finding, ProductEvent, RuleName } from './alerts.schema.ts'
