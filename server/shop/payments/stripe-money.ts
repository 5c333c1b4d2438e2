import { exponentOf } from '#kernel/money'

/** Decimals of the unit that Stripe counts in, where it is not two (docs.stripe.com/currencies). */
const ZERO = new Set(['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'])
/** The last of the three decimals has to be 0. */
const THREE = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

const exponentAtStripe = (currency: string): number => (ZERO.has(currency) ? 0 : THREE.has(currency) ? 3 : 2)

/**
 * An amount in the unit Stripe counts in; undefined when it cannot take it exactly. Mostly our own minor unit. ISK and UGX have no
 * decimals, and Stripe counts hundredths of them all the same.
 */
export function toStripe(amountMinor: number, currency: string): number | undefined {
  const shift = exponentAtStripe(currency) - exponentOf(currency)
  const units = shift >= 0 ? amountMinor * 10 ** shift : amountMinor / 10 ** -shift
  if (!Number.isSafeInteger(units) || (THREE.has(currency) && units % 10 !== 0)) return undefined
  return units
}

/** A fee, to the nearest whole of our minor unit: Stripe may count smaller ones. */
export function feeFromStripe(units: number, currency: string): number {
  const shift = exponentAtStripe(currency) - exponentOf(currency)
  return Math.round(shift >= 0 ? units / 10 ** shift : units * 10 ** -shift)
}

/** @throws Error for a fraction of our minor unit: such an amount is not one of ours */
export function fromStripe(units: number, currency: string): number {
  const shift = exponentAtStripe(currency) - exponentOf(currency)
  const minor = shift >= 0 ? units / 10 ** shift : units * 10 ** -shift
  if (!Number.isSafeInteger(minor)) throw new Error(`Stripe tells of ${units} ${currency}, which is no whole amount`)
  return minor
}
