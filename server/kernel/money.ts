import * as currencies from 'dinero.js/bigint/currencies'
import { dinero, halfUp, multiply, toDecimal, toSnapshot, transformScale } from 'dinero.js/bigint'

const KNOWN = new Map(Object.values(currencies).map((currency) => [currency.code, currency]))
/** Decimals, as in a tax rate: `0.0825`. */
const RATE = /^\d{1,3}(\.\d{1,8})?$/
const AMOUNT = /^-?\d{1,12}(\.\d{1,4})?$/

export const isCurrency = (code: string): boolean => KNOWN.has(code)

function currencyOf(code: string) {
  const currency = KNOWN.get(code)
  if (currency === undefined) throw new Error(`there is no currency ${code}`)
  return currency
}

/** Decimals of a currency's minor unit (ISO 4217): USD 2, JPY 0, KWD 3, TWD 2. */
export const exponentOf = (code: string): number => Number(currencyOf(code).exponent)

const safe = (amount: bigint): number => {
  const number = Number(amount)
  if (!Number.isSafeInteger(number)) throw new Error('an amount of money is beyond what is exact')
  return number
}

/**
 * `amount_minor` × `rate`, rounded half up to the minor unit.
 * @param rate a decimal as text, `0.0825`: a float would not be what was written
 */
export function applyRate(amountMinor: number, rate: string): number {
  const { amount, scale } = rateOf(rate)
  const currency = currencyOf('USD') // only integers count here: the exponent is that of the amount given
  const product = multiply(dinero({ amount: BigInt(amountMinor), currency }), { amount, scale: BigInt(scale) })
  return safe(toSnapshot(transformScale(product, 2n, halfUp)).amount)
}

/** The tax inside a gross amount: gross × rate ÷ (1 + rate), rounded half up, exact at every size. */
export function taxWithin(grossMinor: number, rate: string): number {
  const { amount, scale } = rateOf(rate)
  const whole = 10n ** BigInt(scale) + amount
  const [top, sign] = grossMinor < 0 ? [BigInt(-grossMinor) * amount, -1] : [BigInt(grossMinor) * amount, 1]
  return sign * safe((2n * top + whole) / (2n * whole)) || 0
}

function rateOf(rate: string) {
  if (!RATE.test(rate)) throw new Error(`${rate} is no rate`)
  const [whole = '0', decimals = ''] = rate.split('.')
  return { amount: BigInt(whole + decimals), scale: decimals.length }
}

/**
 * Divides an amount by weights so that the parts sum to it exactly: what rounding leaves goes to the largest remainders,
 * the first of equals. Weights are ≥ 0; all zero counts as all equal.
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  const shares = total === 0n ? weights.map(() => 1n) : weights.map(BigInt)
  const whole = total === 0n ? BigInt(weights.length) : total
  const sign = amountMinor < 0 ? -1n : 1n
  const amount = BigInt(amountMinor) * sign
  const parts = shares.map((share, at) => ({ at, floor: (amount * share) / whole, rest: (amount * share) % whole }))
  let left = amount - parts.reduce((sum, part) => sum + part.floor, 0n)
  for (const part of parts.toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break
    part.floor += 1n
    left -= 1n
  }
  return parts.map((part) => safe(part.floor * sign) || 0)
}

/** `12.50` of 1250 USD; `1250` of 1250 JPY: as PayPal and statements write it. */
export const decimalOf = (amountMinor: number, code: string): string => toDecimal(dinero({ amount: BigInt(amountMinor), currency: currencyOf(code) }))

/** Minor units of a decimal text; undefined when it is none, or finer than the currency. */
export function minorOf(text: string, code: string): number | undefined {
  if (!AMOUNT.test(text)) return undefined
  const exponent = exponentOf(code)
  const [whole = '0', decimals = ''] = text.split('.')
  const trimmed = decimals.replace(/0+$/, '')
  if (trimmed.length > exponent) return undefined
  const minor = Number(whole.replace('-', '') + trimmed.padEnd(exponent, '0'))
  return text.startsWith('-') ? -minor || 0 : minor
}

/** For people, `US$12.50`, exact: the digits are never a float. */
export function showMoney(amountMinor: number, code: string, language: string): string {
  const digits = exponentOf(code)
  return new Intl.NumberFormat(language, { style: 'currency', currency: code, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(decimalOf(amountMinor, code) as unknown as number) // Intl reads decimal texts exactly (ES2023)
}
