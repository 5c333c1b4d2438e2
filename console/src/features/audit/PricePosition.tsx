import type { Market } from '../../api.types.ts'
import { change, integer, money, oneDecimal, percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { LateRows } from '../../ui/Late.tsx'
import { Panel } from '../../ui/Panel.tsx'

export function PricePosition({ market }: { market: Market | undefined }) {
  return (
    <div className="audit-pair">
      <Panel title={m.audit_price()}>{market === undefined ? <LateRows rows={1} /> : <div className="panel-body">{market.price === null ? <p className="muted">{m.audit_price_none()}</p> : <Scale price={market.price} />}</div>}</Panel>
      <Panel title={m.audit_elasticity()}>{market === undefined ? <LateRows rows={1} /> : <p className="panel-body">{elasticityText(market.elasticity)}</p>}</Panel>
    </div>
  )
}

function elasticityText(elasticity: Market['elasticity']): string {
  if (elasticity === null) return m.audit_elasticity_none()
  const { value, low, high, n_steps, is_significant } = elasticity
  const words = { value: oneDecimal(value), low: oneDecimal(low), high: oneDecimal(high), n: integer(n_steps) }
  return is_significant ? m.audit_elasticity_yes(words) : m.audit_elasticity_no(words)
}

/** The competitors' range as a line, their median and the own price on it. */
function Scale({ price: { own_minor, median_minor, lowest_minor, highest_minor, currency, percentile, gap_to_median_percent, n } }: { price: NonNullable<Market['price']> }) {
  const from = Math.min(lowest_minor, own_minor)
  const to = Math.max(highest_minor, own_minor)
  const at = (minor: number) => `${to === from ? 50 : (100 * (minor - from)) / (to - from)}%`
  const show = (minor: number) => money(minor, currency)
  return (
    <>
      <p>{m.audit_price_words({ price: show(own_minor), share: percent(percentile / 100), n: integer(n), gap: change(gap_to_median_percent / 100), median: show(median_minor) })}</p>
      <div className="price-scale" role="img" aria-label={m.audit_price_scale({ low: show(lowest_minor), high: show(highest_minor), median: show(median_minor), own: show(own_minor) })}>
        <span className="price-range" style={{ insetInlineStart: at(lowest_minor), insetInlineEnd: `calc(100% - ${at(highest_minor)})` }} />
        <span className="price-mark" data-kind="median" style={{ insetInlineStart: at(median_minor) }} />
        <span className="price-mark" data-kind="own" style={{ insetInlineStart: at(own_minor) }} />
      </div>
      <ul className="price-legend small">
        <li>
          <i data-kind="own" aria-hidden="true" /> {m.audit_price_own()} <b className="num">{show(own_minor)}</b>
        </li>
        <li>
          <i data-kind="median" aria-hidden="true" /> {m.audit_price_median()} <b className="num">{show(median_minor)}</b>
        </li>
      </ul>
    </>
  )
}
