// What other modules may use.
export { createFactList, type FactList, type Measure } from './fact-list.ts'
export { type Extent, measureProduct, type Measures } from './measure.service.ts'
