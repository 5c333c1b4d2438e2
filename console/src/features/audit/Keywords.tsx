import { Switch } from '@mantine/core'
import { useState } from 'react'
import type { Market } from '../../api.types.ts'
import { percent, share } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** Which words competitors share, who uses which, and which of them the page lacks. */
export function Keywords({ market }: { market: Market | undefined }) {
  const [onlyMissing, setOnlyMissing] = useState(false)
  const keywords = market?.keywords
  const heaviest = Math.max(...(keywords?.terms.map(({ weight }) => weight) ?? [1]))
  return (
    <Panel
      title={m.audit_keywords()}
      hint={keywords && m.audit_keywords_hint({ share: percent(keywords.coverage) })}
      actions={keywords && <Switch label={m.audit_keyword_missing_only()} checked={onlyMissing} onChange={(event) => setOnlyMissing(event.currentTarget.checked)} />}
    >
      {market === undefined && <LateRows />}
      {keywords === null && <p className="panel-body muted">{m.audit_keywords_none()}</p>}
      {keywords && (
        <div className="table-room" tabIndex={0} role="region" aria-label={m.audit_keyword_users()}>
          <table className="keywords">
            <thead>
              <tr>
                <th scope="col">{m.audit_keyword()}</th>
                <th scope="col">{m.audit_keyword_weight()}</th>
                <th scope="col">{m.audit_keyword_yours()}</th>
                <th scope="col">{m.audit_keyword_users()}</th>
              </tr>
            </thead>
            <tbody>
              {keywords.terms
                .filter(({ is_used }) => !onlyMissing || !is_used)
                .map(({ term, weight, is_used, used_by }) => (
                  <tr key={term}>
                    <th scope="row">{term}</th>
                    <td className="num">
                      <span className="weight-bar" style={{ inlineSize: `${Math.max(4, (60 * weight) / heaviest)}px` }} aria-hidden="true" /> {share(weight)}
                    </td>
                    <td>{is_used ? <Badge tone="pos">{m.audit_keyword_used()}</Badge> : <Badge tone="warn">{m.audit_keyword_missing()}</Badge>}</td>
                    <td className="keyword-users">
                      {used_by.map((asin) => (
                        <code key={asin}>{asin}</code>
                      ))}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
