import type { Metric } from '../../api.types.ts'

interface LineStyle {
  /** A custom property of tokens.css, so that it follows the theme. */
  color: string
  width: number
  /** The second cue beside the colour. */
  dash?: [number, number]
}

export const LINES: Record<Metric, LineStyle> = {
  price: { color: '--s-price', width: 2 },
  buy_box: { color: '--s-buybox', width: 1.5, dash: [3, 3] },
  bsr: { color: '--s-bsr', width: 1.5 },
  rating: { color: '--s-fbm', width: 2 },
  reviews: { color: '--s-price', width: 1.5, dash: [6, 3] },
}
