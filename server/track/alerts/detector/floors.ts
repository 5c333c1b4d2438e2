/**
 * The smallest price move worth telling, in minor units: 0.50 of a dollar, euro or pound, and elsewhere a round sum of
 * about that worth (2026 rates, ours).
 */
const FLOOR_MINOR: Readonly<Record<string, number>> = {
  USD: 50,
  CAD: 50,
  AUD: 50,
  SGD: 50,
  EUR: 50,
  GBP: 50,
  JPY: 50,
  MXN: 1_000,
  BRL: 250,
  PLN: 200,
  SEK: 500,
  TRY: 2_000,
  AED: 200,
  SAR: 200,
  EGP: 2_500,
  ZAR: 1_000,
  INR: 4_000,
}

/** 0.50 of the major unit for a currency that is not listed, and for one that is not known. */
export function priceFloor(currency: string | null): number {
  if (currency === null) return 50
  return FLOOR_MINOR[currency] ?? Math.max(1, Math.round(10 ** fractionDigits(currency) / 2))
}

const digits = new Map<string, number>()

/** Decimals of the currency as ISO 4217 has them: JPY 0, USD 2, KWD 3. */
export function fractionDigits(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const count = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digits.set(currency, count)
  return count
}
