import { Button } from '@mantine/core'
import { useState } from 'react'
import type { RuleTestAnswer } from '../../api.types.ts'
import { eventReason, findingTitle } from '../../finding-text.ts'
import { date, integer, oneDecimal } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ProductImage } from '../../ui/ProductImage.tsx'
import { SeverityBadge } from '../../ui/SeverityBadge.tsx'
import { WeekBars } from './WeekBars.tsx'

const MOST_PRODUCTS = 5
const FIRST = 5

export function TestResult({ answer, isOld }: { answer: RuleTestAnswer; isOld: boolean }) {
  const { told, per_week, products, products_tested, weeks } = answer
  return (
    <div className="test-result" data-stale={isOld || undefined}>
      <p className="test-count" role="status">
        <strong className="num">{m.test_told({ count: told, n: integer(told) })}</strong>
        {told > 0 && <span className="muted num"> {m.test_per_week({ n: oneDecimal(per_week) })}</span>}
      </p>
      <p className="muted small">
        {products_tested < products ? m.test_products_some({ tested: integer(products_tested), n: integer(products) }) : m.test_products({ count: products, n: integer(products) })} {told === 0 && m.test_none()}
      </p>
      {told > 0 && (
        <>
          <WeekBars weeks={weeks} />
          <ByProduct answer={answer} />
          <FirstFindings answer={answer} />
        </>
      )}
    </div>
  )
}

function ByProduct({ answer: { counts } }: { answer: RuleTestAnswer }) {
  const left = counts.length - MOST_PRODUCTS
  return (
    <section>
      <h3 className="test-heading">{m.test_by_product()}</h3>
      <ul className="test-products">
        {counts.slice(0, MOST_PRODUCTS).map(({ product_id, product, told }) => (
          <li key={product_id}>
            <ProductImage src={product?.image_url ?? null} name={product?.name ?? ''} size={22} />
            <span className="picked-name">{product?.name ?? m.rule_product_gone()}</span>
            <span className="num strong">{integer(told)}</span>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="muted small">{m.test_more_products({ count: left, n: integer(left) })}</p>}
    </section>
  )
}

function FirstFindings({ answer: { findings, counts } }: { answer: RuleTestAnswer }) {
  const [isAll, setAll] = useState(false)
  const names = new Map(counts.map(({ product_id, product }) => [product_id, product?.name ?? m.rule_product_gone()]))
  const inOrder = findings.toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <section>
      <h3 className="test-heading">{m.test_first()}</h3>
      <ol className="test-findings">
        {inOrder.slice(0, isAll ? undefined : FIRST).map((finding, index) => (
          <li key={`${finding.product_id} ${finding.at} ${index}`}>
            <p className="test-finding-head">
              <span className="strong">{findingTitle(finding)}</span>
              <SeverityBadge severity={finding.severity} />
              <time className="muted small" dateTime={finding.at}>
                {date(finding.at)}
              </time>
            </p>
            <p className="small muted test-finding-product">{names.get(finding.product_id)}</p>
            <p className="small">{eventReason(finding, finding.currency ?? 'USD')}</p>
          </li>
        ))}
      </ol>
      {!isAll && findings.length > FIRST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {m.test_show_all({ n: integer(findings.length) })}
        </Button>
      )}
    </section>
  )
}
