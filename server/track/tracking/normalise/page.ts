import { findMarketplace, type Marketplace, readAsin } from '../marketplaces.ts'
import type { Column } from '../metrics.ts'
import { type Content, CRAWLED_HOLD_S, fatal, type Finding, flaw, type NormalItem, type NormaliseContext, type Normalised, type Source } from '../normal-item.ts'
import { cleanText, firstText, quote, type Shape } from './fields.ts'
import { cutContent, cutText, MAX_WORD } from './limits.ts'
import { parseAmount, readCurrency, readPrice } from './price.ts'
import { isPlausibleTime, parseTime } from './times.ts'

/** What one look at a product page gave, while it is being read. */
export interface Page {
  shape: Shape
  context: NormaliseContext
  market: Marketplace
  asin: string
  at: number
  findings: Finding[]
  item: NormalItem
  currency: string | null
}

interface PageKeys {
  source: Source
  /** The ASIN of the page itself, and the one that was asked for. */
  asin: unknown
  asked?: unknown
  /** Texts that say which marketplace it is, the best first. */
  places: unknown[]
  time?: unknown
  currency?: unknown
}

/** Begins an item: which listing, when, in which currency. A fatal finding when one of the first two cannot be told. */
export function openPage(shape: Shape, context: NormaliseContext, keys: PageKeys): Page | Refused {
  const said = cleanText(keys.asin) ?? ''
  const asin = readAsin(said)
  if (asin === undefined) return refuse(said === '' ? null : said.slice(0, 20), fatal('ASIN_INVALID', 'asin', said === '' ? 'The item names no ASIN' : `“${said.slice(0, 40)}” is no ASIN`))
  const market = marketOf(keys.places) ?? context.marketplace
  if (market === null) return refuse(asin, fatal('MARKETPLACE_UNKNOWN', 'marketplace', describePlaces(keys.places)))
  const time = keys.time === undefined || keys.time === null || keys.time === '' ? context.observed_at : parseTime(keys.time)
  if (time === undefined || !isPlausibleTime(time, context.now)) {
    return refuse(asin, fatal('TIME_INVALID', 'observed_at', `${quote(keys.time ?? context.observed_at)} is no time between the year 2000 and tomorrow`))
  }
  const findings: Finding[] = []
  const asked = readAsin(cleanText(keys.asked) ?? '')
  if (asked !== undefined && asked !== asin) findings.push(flaw('ASIN_REDIRECTED', 'asin', `Amazon redirected ${asked} to ${asin}. It was kept as ${asin}`))
  const { currency, finding } = readCurrency(keys.currency, market, context)
  if (finding !== undefined) findings.push(finding)
  const item: NormalItem = {
    listing: { marketplace: market.code, asin },
    source: keys.source,
    observations: [{ at: time, holds_s: CRAWLED_HOLD_S, currency: null, fields: {}, unknown: 0 }],
    ranks: [],
    points: [],
    categories: [],
    content: null,
    detail: null,
    known_until: null,
  }
  return { shape, context, market, asin, at: time, findings, item, currency }
}

/** An item that was not kept, and why. */
export interface Refused extends Normalised {
  item: null
}

export const isRefused = (page: Page | Refused): page is Refused => page.item === null

export const refuse = (asin: string | null, ...findings: Finding[]): Refused => ({ item: null, asin, findings })

function marketOf(places: unknown[]): Marketplace | undefined {
  for (const place of places) {
    const found = typeof place === 'string' ? findMarketplace(place) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function describePlaces(places: unknown[]) {
  const said = places.find((place) => typeof place === 'string' && place !== '')
  return said === undefined ? 'The item does not say which marketplace it is from. Name one for the import' : `${quote(said, 60)} is on no known marketplace`
}

const MAX_SELLER = 200

export function setField({ item }: Page, column: Column, value: number | string | null | undefined) {
  const row = item.observations[0]
  if (row !== undefined && value !== undefined) row.fields[column] = typeof value === 'string' ? cutText(value, MAX_SELLER) : value
}

/** Reads a price; what is missing stays missing. */
export function setPrice(page: Page, column: Column, { value, field }: { value: unknown; field: string }) {
  if (page.currency === null) return
  const minor = readPrice(value, { currency: page.currency, field, findings: page.findings })
  const row = page.item.observations[0]
  if (minor === undefined || row === undefined) return
  row.fields[column] = minor
  row.currency = page.currency
}

const OFFERS: readonly Column[] = ['price_minor', 'buy_box_minor', 'buy_box_shipping_minor', 'buy_box_seller']

/** Out of stock there is no offer: a page may still show the last price and seller. */
export function setAvailability(page: Page, availability: 'in_stock' | 'out_of_stock' | undefined) {
  const row = page.item.observations[0]
  if (availability === undefined || row === undefined) return
  row.fields.availability = availability
  if (availability === 'in_stock') return
  for (const column of OFFERS) {
    const ghost = row.fields[column]
    if (typeof ghost === 'number') page.findings.push(flaw('PRICE_OUT_OF_STOCK', column, `A price of ${ghost} (minor units) on a page that is out of stock is no offer. It was left out`))
    row.fields[column] = null
  }
}

/** A whole number, or nothing when it is none or too large to be one. */
export function setCount(page: Page, column: Column, { value, field, least = 0 }: { value: unknown; field: string; least?: number }) {
  if (value === null || value === undefined || value === '') return
  const count = parseAmount(value)
  if (count !== undefined && Number.isInteger(count) && count >= least && count < 2 ** 31) setField(page, column, count)
  else page.findings.push(flaw('VALUE_INVALID', field, `${quote(value)} is no whole number of at least ${least}`))
}

/** A rating of 0 is one that nobody gave: it is absent. */
export const setRating = (page: Page, rating: number | undefined) => setField(page, 'rating', rating === 0 ? null : rating)

/** Ranks by category, doubles dropped; the first is the root category's. */
export function setRanks(page: Page, ranks: readonly { rank: number; category: string; id?: string | undefined }[]): string | null {
  addRanks(page, ranks)
  const root = ranks[0]
  if (root !== undefined) setField(page, 'bsr', root.rank)
  return root?.category ?? null
}

export function addRanks({ item, at }: Page, ranks: readonly { rank: number; category: string; id?: string | undefined }[]) {
  const seen = new Set<string>()
  for (const { rank, category, id } of ranks) {
    const name = cutText(category, MAX_WORD)
    const category_id = id ?? name
    if (seen.has(category_id)) continue
    seen.add(category_id)
    item.ranks.push({ at, category_id, rank })
    item.categories.push({ category_id, name })
  }
}

export function setContent(page: Page, content: Partial<Content>) {
  page.item.content = cutContent({
    at: page.at, title: null, brand: null, bullets: [], images: [], description: null, category_path: [], parent_asin: null, bsr_category: null, ...content,
  })
}

/** The item, when the page said anything at all. */
export function closePage({ item, asin, findings }: Page): Normalised {
  item.observations = item.observations.filter((row) => Object.keys(row.fields).length > 0 || row.unknown !== 0)
  const isEmpty = item.observations.length === 0 && item.ranks.length === 0 && item.content === null && item.detail === null
  if (isEmpty) return refuse(asin, ...findings, fatal('ITEM_EMPTY', null, 'The item says nothing of the listing'))
  return { item, asin, findings }
}

/** Which listing an item speaks of that cannot be read. */
export const saidAsin = (shape: Shape) => readAsin(firstText(shape, ['asin', 'originalAsin', 'input_asin']) ?? '') ?? null

