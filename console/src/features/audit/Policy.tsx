import { IconAlertTriangle } from '@tabler/icons-react'
import type { AuditCheck } from '../../api.types.ts'
import { fullCheckName } from '../../check-names.ts'
import { m } from '../../paraglide/messages.js'
import { foundText, limitText, measuredText } from './check-text.ts'

/** Above everything else, and only where there is something. */
export function Policy({ checks }: { checks: AuditCheck[] }) {
  if (checks.length === 0) return null
  return (
    <section className="card policy" aria-labelledby="policy-title">
      <h2 id="policy-title">
        <IconAlertTriangle size={16} aria-hidden="true" /> {m.audit_policy()}
      </h2>
      <p className="muted small">{m.audit_policy_hint()}</p>
      <ul>
        {checks.map((check) => (
          <li key={check.id}>
            <span className="strong">{fullCheckName(check.id)}</span>{' '}
            <span className="num">
              {measuredText(check)} / {limitText(check)}
            </span>
            {foundText(check) && <span className="muted"> · {foundText(check)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
