// What other modules may use.
export { createFactList, type FactList, type Measure } from './fact-list.ts'
export { metricName, metricSubject } from './metric-words.ts'
export { type Extent, measureProduct, type Measures } from './measure.service.ts'
