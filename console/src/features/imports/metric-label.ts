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

/** The API's name where there is none of ours: the importer may know more metrics than the console. */
export const metricLabel = (metric: string) => LABELS[metric.replace(/_minor$/, '')]?.() ?? metric
