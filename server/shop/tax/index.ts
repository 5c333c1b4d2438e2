// What other modules may use.
export { type Taxed, taxLines, type TaxShare } from './tax-lines.ts'
export { listAt as listTaxRatesAt } from './tax.repository.ts'
export { TaxCategory, type TaxRate } from './tax.schema.ts'
