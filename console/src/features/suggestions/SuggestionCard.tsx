import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Suggestion } from '../../api.types.ts'
import { fullCheckName } from '../../check-names.ts'
import { FactNumber } from '../../FactNumber.tsx'
import { list, money } from '../../format.ts'
import { paths } from '../../paths.ts'
import { m } from '../../paraglide/messages.js'
import { useCan } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { FieldDiff } from '../../ui/FieldDiff.tsx'
import { ImplementDialog } from './ImplementDialog.tsx'
import { EditDialog } from './EditDialog.tsx'
import { copiedText, difficultyNames, impactNames, lengthText, typeNames } from './suggestion-text.ts'
import { useSuggestionActions } from './use-suggestion-actions.ts'

const TONES = { high: 'neg', medium: 'warn', low: 'neutral' } as const

/** One suggestion: what to do, why with every number's ground, and what it would change. */
export function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const { type, priority, estimated_impact, implementation_difficulty, text_pieces, reason_pieces, problems, edited_at, suggestion_text } = suggestion
  return (
    <li className="card suggestion" data-priority={priority}>
      <article aria-label={m.suggest_card({ type: typeNames[type](), text: suggestion_text })}>
        <p className="suggestion-meta small">
          <Badge tone="accent">{typeNames[type]()}</Badge>
          <Badge tone={TONES[estimated_impact]}>{impactNames[estimated_impact]()}</Badge>
          <span className="muted">{m.suggest_priority({ n: priority })}</span>
          <span className="muted">{difficultyNames[implementation_difficulty]()}</span>
          {edited_at !== null && <Badge tone="neutral">{m.suggest_edited()}</Badge>}
        </p>
        <p className="suggestion-text">
          <Pieces pieces={text_pieces} />
        </p>
        <p className="suggestion-reason">
          <Pieces pieces={reason_pieces} />
        </p>
        <Change suggestion={suggestion} />
        {problems.length > 0 && <p className="warn small">{m.suggest_problems({ rules: list(problems.map(fullCheckName)) })}</p>}
        <Actions suggestion={suggestion} />
      </article>
    </li>
  )
}

function Pieces({ pieces }: { pieces: Suggestion['text_pieces'] }) {
  return pieces.map(({ text, fact_id }, index) => {
    const key = `${index} ${text}`
    return fact_id === null ? <span key={key}>{text}</span> : <FactNumber key={key} factId={fact_id} text={text} />
  })
}

/** From what stands there to what should. */
function Change({ suggestion: { type, current_text, suggested_text, current_minor, suggested_minor, currency } }: { suggestion: Suggestion }) {
  if (suggested_minor !== null && currency !== null) {
    return (
      <p className="suggestion-price num">
        <del>{money(current_minor, currency)}</del> <IconArrowRight size={15} aria-hidden="true" /> <ins>{money(suggested_minor, currency)}</ins>
      </p>
    )
  }
  if (suggested_text === null) return null
  const isList = type === 'bullets'
  return (
    <div className="suggestion-change">
      <div className="suggestion-new">
        <p className="muted small">
          {m.suggest_then()} · {lengthText(suggested_text)}
        </p>
        {isList ? (
          <ul className="suggestion-bullets">
            {suggested_text.split('\n').map((line, index) => (
              <li key={`${index} ${line}`}>{line}</li>
            ))}
          </ul>
        ) : (
          <p>{suggested_text}</p>
        )}
      </div>
      {current_text !== null && (
        <details>
          <summary className="muted small">
            {m.suggest_changes()} · {m.suggest_now()} {lengthText(current_text)}
          </summary>
          <FieldDiff field={type} before={isList ? current_text.split('\n') : current_text} after={isList ? suggested_text.split('\n') : suggested_text} />
        </details>
      )}
    </div>
  )
}

function Actions({ suggestion }: { suggestion: Suggestion }) {
  const canDecide = useCan('member')
  const { decide, isBusy } = useSuggestionActions()
  const [isEditing, setEditing] = useState(false)
  const [isImplementing, setImplementing] = useState(false)
  const copied = copiedText(suggestion)
  const name = typeNames[suggestion.type]()
  const labelled = (label: string) => ({ 'aria-label': m.suggest_card({ type: name, text: label }) })
  return (
    <div className="suggestion-actions">
      {canDecide && suggestion.status === 'pending' && (
        <>
          <Button disabled={isBusy} onClick={() => setImplementing(true)} {...labelled(m.suggest_accept())}>
            {m.suggest_accept()}
          </Button>
          <Button variant="default" disabled={isBusy} onClick={() => decide({ suggestion, status: 'dismissed' })} {...labelled(m.suggest_dismiss())}>
            {m.suggest_dismiss()}
          </Button>
          {copied !== undefined && (
            <Button variant="default" onClick={() => setEditing(true)} {...labelled(m.suggest_edit())}>
              {m.suggest_edit()}
            </Button>
          )}
        </>
      )}
      {canDecide && suggestion.status !== 'pending' && (
        <Button variant="default" disabled={isBusy} onClick={() => decide({ suggestion, status: 'pending' })} {...labelled(m.suggest_reopen())}>
          {m.suggest_reopen()}
        </Button>
      )}
      {copied !== undefined && <CopyButton value={copied} label={m.suggest_copy()} />}
      {suggestion.experiment_id !== null && (
        <Link to={paths.experiment} params={{ experimentId: suggestion.experiment_id }}>
          {m.exp_open()}
        </Link>
      )}
      {canDecide && <ImplementDialog suggestion={suggestion} isOpen={isImplementing} onClose={() => setImplementing(false)} />}
      {canDecide && <EditDialog suggestion={suggestion} isOpen={isEditing} onClose={() => setEditing(false)} />}
    </div>
  )
}
