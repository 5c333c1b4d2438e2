import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { KINDS } from './labelled-audio.test-data.ts'
import { categoryLikeness, compareWith, type Likeness } from './similarity.ts'

const AUDIO = join(import.meta.dirname, '../../../../../shared/data/amazon/catalog/audio_subset_in.csv')

const listing = (told: Partial<Likeness>): Likeness => ({ title: null, brand: null, category_path: [], bsr_category: null, price_minor: null, currency: 'USD', attributes: [], ...told })

interface Labelled {
  like: Likeness
  kind: string
}

/** How often a pair of one kind scores above a pair of two: the area under the curve of hits against false alarms. */
function areaOf(pairs: readonly { score: number; isRival: boolean }[]): number {
  const rivals = pairs.filter(({ isRival }) => isRival)
  const others = pairs.filter(({ isRival }) => !isRival)
  let above = 0
  for (const rival of rivals) for (const other of others) above += rival.score > other.score ? 1 : rival.score === other.score ? 0.5 : 0
  return above / (rivals.length * others.length)
}

function judge(all: readonly Labelled[]): { ours: number; category: number; pairs: number } {
  const ours: { score: number; isRival: boolean }[] = []
  const category: { score: number; isRival: boolean }[] = []
  for (const [index, one] of all.entries()) {
    const scores = compareWith(one.like, all.map(({ like }) => like))
    for (const [place, other] of all.entries()) {
      if (place === index) continue
      const isRival = one.kind === other.kind
      ours.push({ score: scores[place]?.score ?? 0, isRival })
      category.push({ score: categoryLikeness(one.like, other.like) ?? 0, isRival })
    }
  }
  return { ours: areaOf(ours), category: areaOf(category), pairs: ours.length }
}

function say(what: string, { ours, category, pairs }: ReturnType<typeof judge>) {
  process.stdout.write(`similarity on ${what}: ${pairs} pairs, AUC ${ours.toFixed(3)}; by category alone ${category.toFixed(3)}\n`)
}

test('on audio listings labelled by hand the score tells rivals better than the category', ({ skip }) => {
  if (!existsSync(AUDIO)) return skip('../shared/data is not there')
  const kinds = new Map(Object.entries(KINDS).flatMap(([kind, asins]) => asins.map((asin) => [asin, kind] as const)))
  const rows = parse<Record<string, string>>(readFileSync(AUDIO, 'utf8'), { columns: true })
  const all = [...new Map(rows.map((row) => [row.product_id, row])).values()].flatMap((row): Labelled[] => {
    const kind = kinds.get(row.product_id ?? '')
    const title = row.product_name ?? ''
    return kind === undefined ? [] : [{ kind, like: listing({ title, brand: title.split(' ')[0] ?? null, currency: 'INR', price_minor: Math.round(Number((row.discounted_price ?? '').replace(/[^\d.]/g, '')) * 100), category_path: (row.category ?? '').split('|') }) }]
  })
  expect(all.length).toBeGreaterThan(60)
  const judged = judge(all)
  say('63 audio listings of amazon.in, kinds told by hand', judged)
  expect(judged.ours).toBeGreaterThan(judged.category + 0.1)
})

/** Made up: two lines of earbuds, of over-ear headphones and of speakers, in one category each way. */
const MADE_UP: Labelled[] = [
  ...(['Halyard Air 3', 'Skerry Pulse 2', 'Nimbus Flow 7', 'Oakline Wake 1'] as const).map((name, n) => ({ kind: 'earbuds with noise cancelling', like: listing({ title: `${name} Wireless Earbuds, Active Noise Cancelling, ${30 + n * 4}H`, brand: name.split(' ')[0] ?? null, price_minor: 5900 + n * 500, category_path: ['Electronics', 'Headphones'], attributes: [{ key: 'Form Factor', value: 'In Ear' }, { key: 'Noise Control', value: 'Active' }] }) })),
  ...(['Mistral Reef', 'Lumenor Spray', 'Quarrel Tide'] as const).map((name, n) => ({ kind: 'plain earbuds', like: listing({ title: `${name} Wireless Earbuds, IPX5, ${20 + n * 2}H`, brand: name.split(' ')[0] ?? null, price_minor: 1900 + n * 200, category_path: ['Electronics', 'Headphones'], attributes: [{ key: 'Form Factor', value: 'In Ear' }, { key: 'Noise Control', value: 'Passive' }] }) })),
  ...(['Fjordly Nova', 'Tern Crest', 'Palmetto Glow'] as const).map((name, n) => ({ kind: 'over-ear', like: listing({ title: `${name} Over-Ear Bluetooth Headphones, Foldable, ${40 + n * 10}H`, brand: name.split(' ')[0] ?? null, price_minor: 8900 + n * 900, category_path: ['Electronics', 'Headphones'], attributes: [{ key: 'Form Factor', value: 'Over Ear' }, { key: 'Noise Control', value: 'Passive' }] }) })),
  ...(['Buoy Mini', 'Keel Rock'] as const).map((name, n) => ({ kind: 'speaker', like: listing({ title: `${name} Portable Bluetooth Speaker, ${12 + n} W`, brand: name.split(' ')[0] ?? null, price_minor: 3500, category_path: ['Electronics', 'Speakers'] }) })),
]

test('on made-up headphones the score tells rivals better than the category', () => {
  const judged = judge(MADE_UP)
  say('12 made-up listings', judged)
  expect(judged.ours).toBeGreaterThan(Math.max(0.9, judged.category + 0.1))
})

test('the parts of a score add up to it', () => {
  for (const { score, parts } of compareWith(MADE_UP[0]?.like ?? listing({}), MADE_UP.map(({ like }) => like))) expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(score, 6)
})

test('what is not known of both is left out, and the rest counts for it', () => {
  const [score] = compareWith(listing({ title: 'Wireless earbuds' }), [listing({ title: 'Wireless earbuds', price_minor: 5 })])
  expect(score).toEqual({ score: 1, parts: [{ part: 'title', value: 1, weight: 1, share: 1 }] })
})

test('titles without spaces between words are compared as well', () => {
  const [same, other] = compareWith(listing({ title: 'ワイヤレスイヤホン ノイズキャンセリング' }), [listing({ title: 'ノイズキャンセリング ワイヤレスイヤホン 軽量' }), listing({ title: '園芸用ホース 三十メートル' })])
  expect(same?.score).toBeGreaterThan(0.5)
  expect(other?.score).toBeLessThan(0.1)
})

test('a price in another currency is no price to compare', () => {
  const [score] = compareWith(listing({ price_minor: 100, currency: 'USD' }), [listing({ price_minor: 100, currency: 'EUR' })])
  expect(score?.parts).toEqual([])
})
