import type { Marketplace } from './api.types.ts'
import { regionOf } from './format.ts'
import { m } from './paraglide/messages.js'

export const MARKETPLACES = [
  'us', 'ca', 'mx', 'br', 'uk', 'de', 'fr', 'it', 'es', 'nl', 'se', 'pl', 'be', 'ie', 'tr', 'ae', 'sa', 'eg', 'za', 'in', 'jp', 'sg', 'au',
] as const satisfies readonly Marketplace[]

export const isMarketplace = (value: unknown): value is Marketplace => MARKETPLACES.some((each) => each === value)

export const marketplaceName = (marketplace: string) => m.marketplace_name({ region: regionOf(marketplace) })
