import type { NewFact } from '#track/facts'

export type FactDraft = Pick<NewFact, 'metric' | 'value' | 'unit'> & Partial<Omit<NewFact, 'code'>>

/** Facts in the making: each gets the next code. */
export interface FactList {
  facts: NewFact[]
  /** @returns its code */
  add: (fact: FactDraft) => string
  numberOf: (code: string) => number
}

export function factList(own: Pick<NewFact, 'product_id' | 'asin' | 'listing_id'>): FactList {
  const facts: NewFact[] = []
  return {
    facts,
    add: (fact) => {
      const code = `F${facts.length + 1}`
      facts.push({ ...own, currency: null, low: null, high: null, observed_at: null, source: null, derived_from: [], method: null, ...fact, code })
      return code
    },
    numberOf: (code) => {
      const value = facts.find((fact) => fact.code === code)?.value
      if (typeof value !== 'number') throw new Error(`${code} is no number`)
      return value
    },
  }
}
