import { IconCircleCheck, IconCircleDashed, IconCircleHalf2, IconCircleX } from '@tabler/icons-react'
import type { AuditCheck } from '../../api.types.ts'
import { checkName, sectionName } from '../../check-names.ts'
import { oneDecimal, shortDay } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Panel } from '../../ui/Panel.tsx'
import { foundText, limitText, measuredText } from './check-text.ts'

const STATUSES = {
  pass: { Icon: IconCircleCheck, label: m.audit_status_pass }, warn: { Icon: IconCircleHalf2, label: m.audit_status_warn }, fail: { Icon: IconCircleX, label: m.audit_status_fail }, unknown: { Icon: IconCircleDashed, label: m.audit_status_unknown },
} as const

/** Every check by its section: what was measured, what is asked for, and where that stands. */
export function Sections({ checks }: { checks: AuditCheck[] }) {
  const sections = [...Map.groupBy(checks, ({ section }) => section)]
  return (
    <div className="audit-sections">
      {sections.map(([section, members]) => (
        <Panel key={section} title={sectionName(section)} hint={pointsOf(members)}>
          <ul className="panel-list checks">
            {members.map((check) => (
              <Check key={check.id} check={check} />
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  )
}

function pointsOf(checks: AuditCheck[]): string | undefined {
  const known = checks.filter(({ status }) => status !== 'unknown')
  const sum = (pick: (check: AuditCheck) => number) => known.reduce((total, check) => total + pick(check), 0)
  return known.length === 0 || sum(({ weight }) => weight) === 0 ? undefined : m.audit_points({ points: oneDecimal(sum(({ points }) => points)), weight: oneDecimal(sum(({ weight }) => weight)) })
}

function Check({ check }: { check: AuditCheck }) {
  const { Icon, label } = STATUSES[check.status]
  const found = foundText(check)
  return (
    <li className="check" data-status={check.status}>
      <Icon className="check-icon" size={17} aria-label={label()} role="img" />
      <div className="check-words">
        <p className="check-head">
          <span className="strong">{checkName(check.id)}</span>
          {check.status === 'unknown' ? (
            <span className="muted">{m.audit_status_unknown()}</span>
          ) : (
            <span className="num check-values">
              {m.audit_measured()} <b>{measuredText(check)}</b>
            </span>
          )}
          <span className="num muted">
            {m.audit_limit()} {limitText(check)}
          </span>
        </p>
        {found && <p className="check-found">{found}</p>}
        <p className="muted small">{m.audit_source({ source: check.source, date: shortDay(check.effective_from) })}</p>
      </div>
    </li>
  )
}
