import { applyRate, exponentOf } from '#kernel/money'
import type { ImportRow } from '../import/import-row.ts'
import type { PriceFields } from '../skus.repository.ts'
import { slugOf } from '../slugs.ts'
import { type Kind, KINDS } from './kinds.ts'

/** What a dollar was about, for prices that look like prices: nobody is paid by it. */
const PER_DOLLAR: Record<string, string> = { USD: '1', EUR: '0.92', GBP: '0.79', JPY: '150', TWD: '32', CNY: '7.2', HKD: '7.8', KWD: '0.31', AUD: '1.52', CAD: '1.37', SGD: '1.34', KRW: '1380' }

/** Mulberry32: the same numbers for the same seed, everywhere. */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Order {
  products: number
  variants: number
  seed: number
  currencies: readonly string[]
}

/** A believable catalogue, the same each time: `variants` SKUs a product as far as its options go. */
export function* seedRows({ products, variants, seed, currencies }: Order): Generator<ImportRow> {
  let row = 0
  for (let n = 1; n <= products; n++) {
    const roll = dice(seed * 1_000_003 + n)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T // never empty
    const between = ([from, to]: readonly [number, number]) => from + Math.floor(roll() * (to - from))
    const kind = pick(KINDS)
    const brand = pick(kind.brands)
    const number = String(n).padStart(4, '0')
    const name = kind.language === 'en' ? `${brand} ${pick(kind.series)} ${kind.noun} ${100 + (n % 900)}` : `${brand} ${pick(kind.series)} ${kind.noun} ${100 + (n % 900)}`
    const base = Math.round(between(kind.price) / 100) * 100 - 1
    const isOnSale = roll() < 0.15
    const isLasting = roll() < 0.9
    const attributes = Object.entries(kind.attributes).map(([key, values]) => ({ key, value: pick(values) }))
    const description = [name, ...kind.about, ...attributes.map(({ key, value }) => `${key}: ${value}.`)].join(' ')
    const weight_g = between(kind.weight_g)
    for (const [at, values] of combinationsOf(kind, variants).entries()) {
      const usd = base + at * 500
      yield {
        row: (row += 1), product: `${slugOf(name)}-${number}`, name, description, brand, tax_category: 'standard', language: kind.language, status: 'published', channels: ['shop', 'live'], categories: [kind.categories], attributes,
        options: kind.options.slice(0, values.length).map((option, place) => ({ name: option.name, value: values[place] ?? '' })), sku: `TW-${number}-${at + 1}`, barcode: `2${String(seed % 1_000).padStart(3, '0')}${number.padStart(6, '0')}${String(at + 1).padStart(3, '0')}`.slice(0, 13), weight_g,
        requires_shipping: true, is_active: true, is_tracked: true, stock: isLasting ? 20 + Math.floor(roll() * 180) : Math.floor(roll() * 3), prices: currencies.map((currency) => priceIn(currency, usd, isOnSale)),
      }
    }
  }
}

/** The first so many: `Black / S`, `Black / M` … */
function combinationsOf({ options }: Kind, variants: number): string[][] {
  const [first, second] = options
  if (variants === 1 || first === undefined) return [[]]
  const all = second === undefined ? first.values.map((value) => [value]) : first.values.flatMap((value) => second.values.map((other) => [value, other]))
  return all.slice(0, variants)
}

function priceIn(currency: string, usdMinor: number, isOnSale: boolean): PriceFields {
  const cents = applyRate(usdMinor, PER_DOLLAR[currency] ?? '1')
  const exponent = exponentOf(currency)
  const amount_minor = Math.max(1, exponent === 0 ? Math.round(cents / 1_000) * 10 : exponent === 3 ? cents * 10 : cents)
  return { currency, amount_minor, list_minor: null, sale_minor: isOnSale ? Math.max(0, applyRate(amount_minor, '0.8')) : null, sale_from: null, sale_to: null }
}
