// What other modules may use.
export { compareProducts } from './compare.service.ts'
export { COMPARE_METRICS, type Compared, type CompareMetric, type Comparison, type IndexDay, type Measured } from './compare/comparison.ts'
export { type ConfirmedCompetitor, listCompetitors } from './list-competitors.service.ts'
export { offer as offerCandidates } from './candidates.repository.ts'
export { addCompetitor } from './relations.service.ts'
export { estimateSales, renewSalesModels } from './sales.service.ts'
export type { SalesEstimate, SalesModel } from './sales/estimate.ts'
