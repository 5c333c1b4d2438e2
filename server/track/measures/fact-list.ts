import type { NewFact } from '#track/facts'

/** What a new fact says; the rest is nothing. */
export type Measure = Pick<NewFact, 'metric' | 'value' | 'unit'> & Partial<Omit<NewFact, 'code'>>

export interface FactList {
  facts: NewFact[]
  /** @returns its code */
  add: (measure: Measure) => string
  /** The code of what was measured of a product, or of the group (null). Undefined: not measured, or not there. */
  codeOf: (metric: string, productId?: string | null) => string | undefined
}

/** Numbers facts as they are measured: F1, F2, … */
export function createFactList(): FactList {
  const facts: NewFact[] = []
  const codes = new Map<string, string>()
  const keyOf = (metric: string, productId: string | null) => `${metric} ${productId ?? ''}`
  return {
    facts,
    add(measure) {
      const code = `F${facts.length + 1}`
      const value = typeof measure.value === 'string' ? measure.value.toWellFormed() : measure.value // a text cut in the middle of a character
      facts.push({ code, product_id: null, asin: null, listing_id: null, currency: null, low: null, high: null, observed_at: null, source: null, derived_from: [], method: null, ...measure, value })
      const key = keyOf(measure.metric, measure.product_id ?? null)
      if (!codes.has(key) && measure.value !== null) codes.set(key, code)
      return code
    },
    codeOf: (metric, productId = null) => codes.get(keyOf(metric, productId)),
  }
}
