import { m } from '../../paraglide/messages.js'

const LABELS: Record<string, () => string> = {
  price: m.metric_price,
  buy_box: m.metric_buy_box,
  bsr: m.metric_bsr,
  rating: m.metric_rating,
  reviews: m.metric_reviews,
  list: m.fact_list_price,
  amazon: m.import_metric_amazon,
  used: m.import_metric_used,
  fba: m.import_metric_fba,
  fbm: m.import_metric_fbm,
  offers_new: m.fact_offers,
  offers_used: m.import_metric_offers_used,
  monthly_sold: m.fact_monthly_sold,
  availability: m.column_availability,
  buy_box_seller: m.import_metric_seller,
  buy_box_shipping: m.import_metric_shipping,
  rank: m.import_metric_rank,
}

interface Counts {
  metric: string
  read: number
  added: number
}

/** The metrics a seller knows by name; the rest of what the importer keeps is one sum. */
export function labelledCounts(metrics: Counts[]): { label: string; read: number; added: number }[] {
  const sums = new Map<string, { label: string; read: number; added: number }>()
  for (const { metric, read, added } of metrics) {
    const label = (LABELS[metric] ?? m.import_metric_other)()
    const before = sums.get(label)
    sums.set(label, { label, read: read + (before?.read ?? 0), added: added + (before?.added ?? 0) })
  }
  const other = m.import_metric_other()
  return [...sums.values()].toSorted((a, b) => Number(a.label === other) - Number(b.label === other))
}
