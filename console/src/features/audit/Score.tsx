import type { ProductAudit } from '../../api.types.ts'
import { dateTime, integer, percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

const RADIUS = 34
const AROUND = 2 * Math.PI * RADIUS
const GOOD = 85
const FAIR = 60

interface ScoreProps {
  audit: Pick<ProductAudit, 'score' | 'measured_share' | 'rule_set'>
  page: Pick<ProductAudit, 'content_at' | 'content_source'>
}

/** The score as a ring, with how much of it could be measured. */
export function Score({ audit: { score, measured_share, rule_set }, page: { content_at, content_source } }: ScoreProps) {
  const isKnown = measured_share > 0
  const tone = score >= GOOD ? 'pos' : score >= FAIR ? 'warn' : 'neg'
  return (
    <section className="card score" aria-label={m.audit_score()}>
      <svg className="score-ring" data-tone={tone} viewBox="0 0 80 80" role="img" aria-label={isKnown ? m.audit_score_of({ score: integer(score) }) : m.audit_score_none()}>
        <circle className="score-track" cx="40" cy="40" r={RADIUS} />
        {isKnown && <circle className="score-part" cx="40" cy="40" r={RADIUS} strokeDasharray={`${(AROUND * score) / 100} ${AROUND}`} transform="rotate(-90 40 40)" />}
        <text x="40" y="40" textAnchor="middle" dominantBaseline="central">
          {isKnown ? integer(score) : '–'}
        </text>
      </svg>
      <div className="score-words">
        <p className="strong">{isKnown ? m.audit_score_of({ score: integer(score) }) : m.audit_score_none()}</p>
        {isKnown && <p className="muted">{m.audit_share({ share: percent(measured_share) })}</p>}
        {content_at !== null && <p className="muted small">{m.audit_seen({ time: dateTime(content_at), source: content_source ?? '' })}</p>}
        <p className="muted small">{m.audit_rule_set({ name: rule_set })}</p>
      </div>
    </section>
  )
}
