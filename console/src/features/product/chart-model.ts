import type { History, Metric, ProductEvent } from '../../api.types.ts'
import { axisMoney, axisRank, date, decimalsOf, integer, rating, timeZone } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import type { Axis, ChartModel, Line } from './chart-option.ts'
import { stepPoints } from './chart-points.ts'
import { eventNames } from '../../finding-text.ts'
import { metricNames, metricValue } from './metric-text.ts'

/** What the chart draws of some metrics of a history. */
export function chartModel(history: History, metrics: Metric[], labelled: ProductEvent[]): ChartModel {
  const from = Date.parse(history.from)
  const to = Date.parse(history.to)
  const end = Math.min(to, Date.now())
  const lines = metrics.flatMap((metric): Line[] => {
    const series = history.series.find((each) => each.metric === metric)
    if (!series) return []
    return [{
      metric,
      name: metricNames[metric](),
      side: metric === 'bsr' || metric === 'reviews' ? 'right' : 'left',
      points: stepPoints(series, end),
      isStep: history.resolution === 'raw' || metric === 'price' || metric === 'buy_box',
      format: (value) => metricValue(metric, value, history.currency),
    }]
  })
  return {
    from,
    to,
    zone: timeZone(),
    lines,
    ...axes(history, metrics),
    bands: history.stock_outs.map((band) => ({ from: Date.parse(band.from), to: Date.parse(band.to), name: m.availability_out_of_stock() })),
    markers: labelled.map((event) => ({ at: Date.parse(event.at), name: eventNames[event.rule]?.() ?? m.event_other() })),
  }
}

function axes({ currency }: History, metrics: Metric[]): { left: Axis | undefined; right: Axis | undefined } {
  const unit = 10 ** decimalsOf(currency)
  const price: Axis = { name: m.axis_price({ currency }), color: '--s-price', isRank: false, format: (value, step) => axisMoney(value, currency, step % unit === 0) }
  const bsr: Axis = { name: m.axis_bsr(), color: '--s-bsr', isRank: true, format: (value) => axisRank(value) }
  const stars: Axis = { name: m.metric_rating(), color: '--s-fbm', isRank: false, format: (value) => rating(value) }
  const reviews: Axis = { name: m.metric_reviews(), color: '--s-price', isRank: false, format: (value) => integer(value) }
  if (metrics.includes('rating') || metrics.includes('reviews')) {
    return { left: metrics.includes('rating') ? stars : undefined, right: metrics.includes('reviews') ? reviews : undefined }
  }
  return { left: metrics.includes('price') || metrics.includes('buy_box') ? price : undefined, right: metrics.includes('bsr') ? bsr : undefined }
}

/** The chart in one sentence, for those who do not see it. */
export function chartSummary({ series, currency, from, to }: History, metrics: Metric[]): string {
  const parts = metrics.flatMap((metric) => {
    const summary = series.find((each) => each.metric === metric)?.summary
    if (!summary || summary.min === null) return []
    const show = (value: number | null) => metricValue(metric, value, currency)
    return [m.summary_metric({ metric: metricNames[metric](), current: show(summary.current), low: show(summary.min), high: show(summary.max) })]
  })
  return m.summary_chart({ from: date(from), to: date(to), parts: parts.join(m.summary_join()) })
}
