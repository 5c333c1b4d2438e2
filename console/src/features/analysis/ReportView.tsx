import type { ReactNode } from 'react'
import { aspectName, checkName } from '../../check-names.ts'
import type { Report } from '../../api.types.ts'
import { CompareTable } from '../../comparison/CompareTable.tsx'
import { IndexChart } from '../../comparison/IndexChart.tsx'
import { FactNumber } from '../../FactNumber.tsx'
import { dateTime, difference, integer, list, MISSING, rating } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { KINDS, writtenText } from './report-text.ts'
import './report.css'

type Words = Report['summary']
type Content = Report['content']
const MOST_WORDS = 12

/** The answer first, then what it rests on. `isLinked`: whether numbers and names lead into the console. */
export function ReportView({ report, isLinked }: { report: Report; isLinked: boolean }) {
  const { content, summary, insights, created_at } = report
  return (
    <div className="report">
      {content.problems.length > 0 && (
        <p className="report-problems" role="note">
          {m.report_problems({ count: content.problems.length, n: integer(content.problems.length) })} {list(content.problems.flatMap(({ asin }) => asin ?? []))}
        </p>
      )}
      <Panel title={m.report_summary()}>
        <p className="panel-body report-summary">
          <Said words={summary} />
        </p>
      </Panel>
      <Panel title={m.report_insights()} hint={isLinked && insights.length > 0 && m.report_insights_hint()}>
        {insights.length === 0 && <p className="panel-body muted">{m.report_insights_none()}</p>}
        <ul className="panel-list report-insights">
          {insights.map(({ kind, words }, index) => (
            <li key={index}>
              <Badge tone={KINDS[kind].tone}>{KINDS[kind].label()}</Badge>
              <p>
                <Said words={words} />
              </p>
            </li>
          ))}
        </ul>
      </Panel>
      <Index comparison={content.comparison} />
      <Panel title={m.report_compare()}>
        <CompareTable comparison={content.comparison} isLinked={isLinked} />
      </Panel>
      <div className="report-pair">
        <Listing content={content} />
        <Buyers content={content} />
      </div>
      <Trends content={content} />
      <p className="muted small report-made">
        {m.report_made({ at: dateTime(created_at) })} · {writtenText(report)}
      </p>
    </div>
  )
}

function Said({ words }: { words: Words }): ReactNode {
  return words.map(({ text, fact_id }, index) => (fact_id === undefined ? <span key={index}>{text}</span> : <FactNumber key={index} factId={fact_id} text={text} />))
}

function Index({ comparison }: { comparison: Content['comparison'] }) {
  const known = comparison.price_index.flatMap(({ index }) => index ?? [])
  if (known.length < 2) return null // a point is no course
  return (
    <Panel title={m.report_index()} hint={m.report_index_hint()}>
      <IndexChart days={comparison.price_index} currency={comparison.currency ?? 'USD'} summary={m.report_index_summary({ first: rating(known[0]), last: rating(known.at(-1)) })} />
    </Panel>
  )
}

function Listing({ content: { audit, keywords } }: { content: Content }) {
  const missing = keywords?.terms.filter(({ is_used }) => !is_used).slice(0, MOST_WORDS) ?? []
  return (
    <Panel title={m.report_listing()} hint={audit.measured_share > 0 ? m.report_score({ score: integer(audit.score) }) : m.report_score_none()}>
      {audit.policy.length > 0 && <p className="panel-body neg">{m.report_policy({ names: list(audit.policy.map(({ id }) => checkName(id))) })}</p>}
      {missing.length > 0 && (
        <div className="panel-body">
          <p className="muted small">{m.report_missing_words()}</p>
          <ul className="report-terms">
            {missing.map(({ term, used_by }) => (
              <li key={term}>
                <strong>{term}</strong> <span className="muted small">{m.report_word_users({ count: used_by.length, n: integer(used_by.length) })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}

function Buyers({ content: { aspects } }: { content: Content }) {
  if (aspects.length === 0) return null
  return (
    <Panel title={m.report_aspects()}>
      <ul className="panel-list report-aspects">
        {aspects.map(({ name, positive, negative }) => (
          <li key={name}>
            <span>{aspectName(name)}</span>
            <meter min={0} max={Math.max(1, positive + negative)} value={positive} aria-label={m.report_aspect_counts({ positive: integer(positive), negative: integer(negative) })} />
            <span className="muted small num">{m.report_aspect_counts({ positive: integer(positive), negative: integer(negative) })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Trends({ content: { trends, comparison } }: { content: Content }) {
  const moved = trends.filter(({ price_change, bsr_change, rating_change }) => price_change !== null || bsr_change !== null || rating_change !== null)
  if (moved.length === 0) return null
  const nameOf = (productId: string) => comparison.products.find(({ product_id }) => product_id === productId)?.name ?? MISSING
  const shown = (value: number | null) => (value === null ? MISSING : `${difference(value)} %`)
  return (
    <Panel title={m.report_trends()}>
      <div className="table-room" tabIndex={0} role="group" aria-label={m.report_trends()}>
        <table className="table report-trends">
          <thead>
            <tr>
              <th scope="col">{m.report_product()}</th>
              <th scope="col">{m.report_trend_price()}</th>
              <th scope="col">{m.report_trend_bsr()}</th>
              <th scope="col">{m.report_trend_rating()}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ product_id, price_change, bsr_change, rating_change }) => (
              <tr key={product_id}>
                <th scope="row">{nameOf(product_id)}</th>
                <td className="num">{shown(price_change)}</td>
                <td className="num">{shown(bsr_change)}</td>
                <td className="num">{shown(rating_change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
