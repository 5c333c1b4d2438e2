import { allocate, applyRate, taxWithin } from '#kernel/money'
import type { TaxRate } from './tax.schema.ts'

/** An amount of goods, after discounts. */
export interface Taxable {
  amount_minor: number
  category: string
}

export interface TaxShare {
  name: string
  rate: string
  amount_minor: number
}

export interface Taxed {
  /** Of each line, in the order given. */
  lines: { tax_minor: number; rate: string }[]
  shipping_tax_minor: number
  /** What each tax comes to, for the receipt: sums to all tax exactly. */
  shares: TaxShare[]
}

/** Millionths, as the column keeps them: rates are added as integers. */
const SCALE = 1_000_000
const millionths = (rate: string): number => Math.round(Number(rate) * SCALE)
const asRate = (sum: number): string => `${Math.floor(sum / SCALE)}.${String(sum % SCALE).padStart(6, '0')}`

/**
 * Tax line by line, rounded half up to the minor unit, so that the lines sum to the total that is shown (rule "per line" of
 * EU directive practice and Stripe Tax). Shipping is taxed at the highest rate of the goods sent.
 * @param includesTax amounts hold their tax already: a gross price stays what it is, whichever rate is inside
 */
export function taxLines({ lines, shipping_minor, rates, includesTax }: { lines: readonly Taxable[]; shipping_minor: number; rates: readonly TaxRate[]; includesTax: boolean }): Taxed {
  const taxOf = (amount: number, rate: string) => (includesTax ? taxWithin(amount, rate) : applyRate(amount, rate))
  const ofCategory = (category: string) => rates.filter((rate) => rate.category === category)
  const shares = new Map<string, TaxShare>()
  const share = (amount: number, of: readonly TaxRate[]) => {
    for (const [at, part] of allocate(amount, of.map(({ rate }) => millionths(rate))).entries()) {
      const { name, rate } = of[at] ?? { name: '', rate: '0' }
      const known = shares.get(`${name} ${rate}`) ?? { name, rate, amount_minor: 0 }
      shares.set(`${name} ${rate}`, { ...known, amount_minor: known.amount_minor + part })
    }
  }
  const sumOf = (of: readonly TaxRate[]) => asRate(of.reduce((sum, { rate }) => sum + millionths(rate), 0))
  const taxed = lines.map(({ amount_minor, category }) => {
    const of = ofCategory(category)
    const tax_minor = taxOf(amount_minor, sumOf(of))
    share(tax_minor, of)
    return { tax_minor, rate: sumOf(of) }
  })
  const onShipping = [...new Set(lines.map(({ category }) => category))].map((category) => ofCategory(category).filter((rate) => rate.on_shipping))
    .toSorted((a, b) => Number(sumOf(b)) - Number(sumOf(a)))[0] ?? []
  const shipping_tax_minor = taxOf(shipping_minor, sumOf(onShipping))
  share(shipping_tax_minor, onShipping)
  return { lines: taxed, shipping_tax_minor, shares: [...shares.values()].filter((one) => one.amount_minor !== 0) }
}
