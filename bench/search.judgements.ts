import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { ROOT } from '../server/kernel/home.ts'
import type { ProductDoc } from '../server/shop/catalog/index.ts'

/** Real electronics, and what people found relevant to real queries (0 to 3): Icecat by way of Chorus. Not in the repository: its licences differ. */
const FOLDER = join(ROOT, '../shared/data/shop')
const PRODUCTS = join(FOLDER, 'icecat-products.jsonl.gz')
const RATINGS = join(FOLDER, 'icecat-ratings-dev.csv')

export const isThere = (): boolean => existsSync(PRODUCTS) && existsSync(RATINGS)

const Row = z.object({ id: z.string(), name: z.string().nullish(), title: z.string().nullish(), short_description: z.string().nullish(), supplier: z.string().nullish(), price: z.number().nullish(), date_released: z.string().nullish(), ean: z.array(z.string()).nullish(), attrs: z.record(z.string(), z.unknown()) })

/** A query's judgements: by product, 0 to 3. */
export type Judgements = Map<string, Map<string, number>>

export const idOf = (id: string): string => `00000000-0000-4000-8000-${id.padStart(12, '0')}`

/** The catalogue as the shop would hold it: the title is the name, the maker's own short name its model, texts its attributes. */
export function readCatalogue(): ProductDoc[] {
  return gunzipSync(readFileSync(PRODUCTS)).toString('utf8').trimEnd().split('\n').map((line) => {
    const { id, name, title, short_description, supplier, price, date_released, ean, attrs } = Row.parse(JSON.parse(line))
    const attributes = Object.entries(attrs).flatMap(([key, value]) => (typeof value === 'string' ? [{ key: key.replace(/^t_/, '').replaceAll('_', ' ').trim(), value }] : []))
    return {
      product_id: idOf(id), slug: id, name: title ?? id, brand: supplier ?? null, description: short_description ?? '', attributes: [...(name ? [{ key: 'model', value: name }] : []), ...attributes], options: [],
      category_ids: [], categories: [], skus: ean ?? [], prices: [{ currency: 'USD', from_minor: price ?? 0, to_minor: price ?? 0 }], in_stock: true, is_published: true, channels: ['shop'], image_id: null, language: 'en',
      created_at: new Date(date_released ?? 0), updated_at: new Date(date_released ?? 0),
    }
  })
}

export function readJudgements(): Judgements {
  const judged: Judgements = new Map()
  for (const { query, docid, rating } of parse<{ query: string; docid: string; rating: string }>(readFileSync(RATINGS), { columns: true })) {
    const of = judged.get(query) ?? new Map<string, number>()
    judged.set(query, of.set(idOf(docid), Number(rating)))
  }
  return judged
}

const TOP = 10

/**
 * Normalised discounted cumulated gain of the first ten (Järvelin & Kekäläinen 2002) with the gain 2^rating − 1. What nobody judged counts as 0,
 * which is hard on any ranking but that which was judged; `condensed` leaves it out. NaN where nothing is relevant.
 */
export function ndcg(found: readonly string[], judged: ReadonlyMap<string, number>, isCondensed = false): number {
  const gain = (rating: number, place: number) => (2 ** rating - 1) / Math.log2(place + 2)
  const list = isCondensed ? found.filter((id) => judged.has(id)) : found
  const got = list.slice(0, TOP).reduce((sum, id, place) => sum + gain(judged.get(id) ?? 0, place), 0)
  const best = [...judged.values()].toSorted((a, b) => b - a).slice(0, TOP).reduce((sum, rating, place) => sum + gain(rating, place), 0)
  return best === 0 ? Number.NaN : got / best
}
