/** The marketplaces Tradewind knows. `decimals` are the currency's minor digits; `keepa` is Keepa's `domainId`. */
export interface Marketplace {
  code: string
  domain: string
  keepa: number | null
  currency: string
  decimals: 0 | 2
  time_zone: string
}

const row = (code: string, domain: string, [keepa, currency, time_zone]: [number | null, string, string]): Marketplace => ({
  code,
  domain: `amazon.${domain}`,
  keepa,
  currency,
  decimals: currency === 'JPY' ? 0 : 2,
  time_zone,
})

export const MARKETPLACES: readonly Marketplace[] = [
  row('us', 'com', [1, 'USD', 'America/Los_Angeles']),
  row('ca', 'ca', [6, 'CAD', 'America/Toronto']),
  row('mx', 'com.mx', [11, 'MXN', 'America/Mexico_City']),
  row('br', 'com.br', [12, 'BRL', 'America/Sao_Paulo']),
  row('uk', 'co.uk', [2, 'GBP', 'Europe/London']),
  row('de', 'de', [3, 'EUR', 'Europe/Berlin']),
  row('fr', 'fr', [4, 'EUR', 'Europe/Paris']),
  row('it', 'it', [8, 'EUR', 'Europe/Rome']),
  row('es', 'es', [9, 'EUR', 'Europe/Madrid']),
  row('nl', 'nl', [null, 'EUR', 'Europe/Amsterdam']),
  row('se', 'se', [null, 'SEK', 'Europe/Stockholm']),
  row('pl', 'pl', [null, 'PLN', 'Europe/Warsaw']),
  row('be', 'com.be', [null, 'EUR', 'Europe/Brussels']),
  row('ie', 'ie', [null, 'EUR', 'Europe/Dublin']),
  row('tr', 'com.tr', [null, 'TRY', 'Europe/Istanbul']),
  row('ae', 'ae', [null, 'AED', 'Asia/Dubai']),
  row('sa', 'sa', [null, 'SAR', 'Asia/Riyadh']),
  row('eg', 'eg', [null, 'EGP', 'Africa/Cairo']),
  row('za', 'co.za', [null, 'ZAR', 'Africa/Johannesburg']),
  row('in', 'in', [10, 'INR', 'Asia/Kolkata']),
  row('jp', 'co.jp', [5, 'JPY', 'Asia/Tokyo']),
  row('sg', 'sg', [null, 'SGD', 'Asia/Singapore']),
  row('au', 'com.au', [13, 'AUD', 'Australia/Sydney']),
]

export const MARKETPLACE_CODES = MARKETPLACES.map((marketplace) => marketplace.code)

const byCode = new Map(MARKETPLACES.map((marketplace) => [marketplace.code, marketplace]))
const byDomain = new Map(MARKETPLACES.map((marketplace) => [marketplace.domain, marketplace]))
const byKeepa = new Map(MARKETPLACES.flatMap((marketplace) => (marketplace.keepa === null ? [] : [[marketplace.keepa, marketplace]])))

export const marketplaceOfKeepa = (domainId: number) => byKeepa.get(domainId)

/** Finds a marketplace by its code (`us`, also `gb`), its domain (`amazon.de`, `www.amazon.de`) or any URL on it. */
export function findMarketplace(text: string): Marketplace | undefined {
  const trimmed = text.trim().toLowerCase()
  const known = byCode.get(trimmed === 'gb' ? 'uk' : trimmed)
  if (known !== undefined) return known
  // In two steps, and no longer than a host name may be: one pattern for both would try every split of a long text.
  const host = /^(?:https?:\/\/)?([\w.-]{1,253})(?::\d+)?(?:[/?#]|$)/.exec(trimmed)?.[1] ?? ''
  const domain = /^(?:[\w-]+\.)*?(amazon\.[a-z.]+?)\.?$/.exec(host)?.[1]
  return domain === undefined ? undefined : byDomain.get(domain)
}

export const listingUrl = (marketplace: string, asin: string) =>
  `https://www.${byCode.get(marketplace)?.domain ?? 'amazon.com'}/dp/${asin}`

const ASIN = /^(?:B[0-9A-Z]{9}|\d{9}[0-9X])$/i

/** An ASIN is `B` and nine letters or digits, or an ISBN-10. Written in lower case it is accepted and raised. */
export function readAsin(text: string): string | undefined {
  const asin = text.trim()
  return ASIN.test(asin) ? asin.toUpperCase() : undefined
}
