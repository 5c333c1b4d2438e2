import type { Page } from '#track/tracking'
import { unseenPage } from './quality.service.ts'

const SEEN = { at: new Date('2026-10-01T00:00:00Z'), source: 'crawl' }

/** A page that keeps every rule, in English; a test takes from it what matters. */
export const buildPage = (more: Partial<Page> = {}): Page => ({
  ...unseenPage({ listing_id: '00000000-0000-4000-8000-0000000000aa', marketplace: 'us', asin: 'B0TESTPAGE' }),
  title: 'Acme Wireless Headphones with Noise Cancelling, 40H Playtime',
  brand: 'Acme',
  bullets: ['Quiet everywhere: cancels engine and street noise', 'Plays 40 hours on one charge', 'Soft cushions for long days', 'Folds flat into its case', 'Clear calls by two microphones'],
  images: Array.from({ length: 7 }, (_, n) => `https://m.media-amazon.com/images/I/71bhWgQK${n}L._AC_SL1500_.jpg`),
  description: 'Headphones for travel and work.',
  videos: 1, has_a_plus: true, currency: 'USD', content_at: SEEN.at, content_source: 'crawl', observed_at: SEEN.at,
  values: { rating: { value: 4.5, ...SEEN }, reviews: { value: 2_300, ...SEEN }, price_minor: { value: 4_999, ...SEEN }, bsr: { value: 120, ...SEEN } },
  ...more,
})

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
