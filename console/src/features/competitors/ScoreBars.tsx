import type { Competitor } from '../../api.types.ts'
import { percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { partNames, scoreText } from './competitor-text.ts'

/** What the similarity is made of: each part as wide as it counts, filled as far as it agrees. */
export function ScoreBars({ competitor }: { competitor: Competitor }) {
  const { similarity_score, parts } = competitor
  if (parts.length === 0) return null
  return (
    <div className="score" role="img" aria-label={scoreText(competitor)}>
      <span className="score-total num" aria-hidden="true">
        {m.similarity({ percent: percent(similarity_score) })}
      </span>
      <span className="score-parts" aria-hidden="true">
        {parts.map(({ part, value, weight }) => (
          <span key={part} className="score-part" style={{ flexGrow: Math.max(0.08, weight) }} title={m.similarity_part({ part: partNames[part](), percent: percent(value) })}>
            <span className="score-track">
              <span className="score-fill" style={{ width: `${Math.round(value * 100)}%` }} />
            </span>
            <span className="score-name">{partNames[part]()}</span>
          </span>
        ))}
      </span>
    </div>
  )
}
