import type { Marketplace } from '../marketplaces.ts'
import { type Finding, flaw, type NormaliseContext } from '../normal-item.ts'
import { cleanText, quote } from './fields.ts'

const MAX_MINOR = 2 ** 31 - 1

/** Symbols say little (`$` is six currencies); the marketplace decides, and a symbol must only not contradict it. */
const SYMBOLS = new Map(Object.entries({
  $: ['USD', 'CAD', 'MXN', 'SGD', 'AUD'],
  '£': ['GBP'],
  '€': ['EUR'],
  '₹': ['INR'],
  '¥': ['JPY'],
  '￥': ['JPY'],
  '円': ['JPY'],
  R$: ['BRL'],
  kr: ['SEK'],
  zł: ['PLN'],
  TL: ['TRY'],
  '₺': ['TRY'],
  R: ['ZAR'],
  S$: ['SGD'],
  A$: ['AUD'],
  C$: ['CAD'],
  CDN$: ['CAD'],
  US$: ['USD'],
  Rs: ['INR'],
  'Rs.': ['INR'],
}))
const KNOWN = new Set(['USD', 'CAD', 'MXN', 'BRL', 'GBP', 'EUR', 'SEK', 'PLN', 'TRY', 'AED', 'SAR', 'EGP', 'ZAR', 'INR', 'JPY', 'SGD', 'AUD'])

/** The currency of a price, and what is wrong with it; `currency` null leaves the price out. */
export interface CurrencyReading {
  currency: string | null
  finding?: Finding
}

/**
 * Decides the currency of a price: the marketplace's, unless the item says another one that is known. `GPB`, a typo in
 * Bright Data's answers, is read as GBP on amazon.co.uk and reported; on any other marketplace the price is left out.
 */
export function readCurrency(value: unknown, market: Marketplace, { currency }: Pick<NormaliseContext, 'currency'>): CurrencyReading {
  const text = cleanText(value)
  if (text === undefined) return { currency: currency ?? market.currency }
  const code = text.toUpperCase()
  if (KNOWN.has(code)) {
    if (currency === null || currency === code) return { currency: code }
    return { currency: null, finding: flaw('CURRENCY_UNKNOWN', 'currency', `The price is in ${code}, not in ${currency}. It was left out`) }
  }
  if (code === 'GPB' && market.code === 'uk') {
    return { currency: 'GBP', finding: flaw('CURRENCY_UNKNOWN', 'currency', '“GPB” is no currency. It was read as GBP, the currency of amazon.co.uk') }
  }
  const symbol = SYMBOLS.get(text)
  if (symbol?.includes(market.currency) === true) return { currency: market.currency }
  return { currency: null, finding: flaw('CURRENCY_UNKNOWN', 'currency', `“${text.slice(0, 20)}” is no currency of ${market.domain}. The price was left out`) }
}

/** Longer text is no amount; patterns that look for its end would read it again and again. */
const MAX_AMOUNT = 60

/** A decimal amount as it may stand in a file: 12.5, `$1,299.00`, `1.299,00 €`, `₹1,92,590`. Undefined when it is none. */
export function parseAmount(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  const text = cleanText(value)?.replace(/\s/g, '')
  if (text === undefined || text.length > MAX_AMOUNT || !/^[^\d-]{0,5}-?\d[\d.,']*[^\d]{0,5}$/.test(text)) return undefined
  const digits = text.replace(/[^\d.,-]/g, '').replace(/[.,]+$/, '')
  // The last separator is the decimal one, unless exactly three digits follow a thousand (`1.299`, `1,299`).
  const decimal = /[.,](\d+)$/.exec(digits)
  const isThousands = decimal !== null && (/^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(digits) || /^-?[1-9]\d?(,\d{2})*,\d{3}$/.test(digits))
  if (decimal === null || isThousands) return Number(digits.replace(/[.,]/g, ''))
  return Number(`${digits.slice(0, decimal.index).replace(/[.,]/g, '')}.${decimal[1]}`)
}

/** An amount in minor units of the currency; undefined when it is negative or too large to be a price. */
export function toMinor(amount: number, currency: string): number | undefined {
  const minor = Math.round(amount * (currency === 'JPY' ? 1 : 100))
  return minor >= 0 && minor <= MAX_MINOR ? minor : undefined
}

/** Reads a price field. What is missing is undefined without a word; what is no price is reported. */
export function readPrice(value: unknown, { currency, field, findings }: { currency: string; field: string; findings: Finding[] }): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const amount = parseAmount(value)
  const minor = amount === undefined ? undefined : toMinor(amount, currency)
  if (minor === undefined) {
    findings.push(flaw('VALUE_INVALID', field, `${quote(value)} is no price`))
    return undefined
  }
  // Vendors write 0.01 (or 0) where a page shows no price.
  if (minor <= 1) {
    findings.push(flaw('PRICE_IMPLAUSIBLE', field, `A price of ${amount} ${currency} is not plausible`))
    return undefined
  }
  return minor
}
