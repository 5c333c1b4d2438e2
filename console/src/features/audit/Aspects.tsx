import type { ProductAudit } from '../../api.types.ts'
import { aspectName } from '../../check-names.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { Panel } from '../../ui/Panel.tsx'

type Aspect = ProductAudit['aspects'][number]

/** What buyers praise and complain of, as bars. */
export function Aspects({ aspects }: { aspects: Aspect[] }) {
  return (
    <Panel title={m.audit_aspects()} hint={aspects.length > 0 && m.audit_aspects_hint()}>
      {aspects.length === 0 ? (
        <p className="panel-body muted">{m.audit_aspects_none()}</p>
      ) : (
        <ul className="panel-list aspects">
          {aspects.map((aspect) => (
            <AspectItem key={`${aspect.source} ${aspect.name}`} aspect={aspect} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function AspectItem({ aspect: { name, source, mentions, positive, negative, quotes } }: { aspect: Aspect }) {
  const told = Math.max(1, positive + negative)
  return (
    <li className="aspect">
      <p className="aspect-name">
        <span className="strong">{aspectName(name)}</span>
        {source === 'amazon' && <Badge tone="neutral">{m.audit_aspect_amazon()}</Badge>}
      </p>
      <div className="aspect-bar" aria-hidden="true">
        <span className="aspect-good" style={{ flexGrow: positive / told }} />
        <span className="aspect-bad" style={{ flexGrow: negative / told }} />
      </div>
      <p className="small num">{m.audit_aspect_counts({ positive: integer(positive), negative: integer(negative), n: integer(mentions) })}</p>
      {quotes.length > 0 && (
        <ul className="aspect-quotes muted small">
          {quotes.map((quote) => (
            <li key={quote}>“{quote}”</li>
          ))}
        </ul>
      )}
    </li>
  )
}
