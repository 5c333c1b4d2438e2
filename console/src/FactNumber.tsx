import { Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queryApi } from './api.ts'
import type { FactDetail } from './api.types.ts'
import { factName, factValue } from './fact-text.ts'
import { dateTime } from './format.ts'
import { m } from './paraglide/messages.js'
import { ErrorNotice } from './ui/ErrorNotice.tsx'
import './fact-number.css'

/** A button does not break over lines: words of a page stand beside theirs. */
const LONG = 24

/** A number in a sentence that opens where it is from: what was seen and when, or what it was computed from. */
export function FactNumber({ factId, text }: { factId: string; text: string }) {
  const [isOpen, setOpen] = useState(false)
  const fact = useQuery({ ...queryApi.queryOptions('get', '/api/v1/facts/{fact_id}', { params: { path: { fact_id: factId } } }), enabled: isOpen })
  const isLong = text.length > LONG
  const button = (
    <Popover opened={isOpen} onChange={setOpen} position="bottom" width={340} withinPortal={false} trapFocus>
      <Popover.Target>
        <button type="button" className={isLong ? 'fact-number fact-icon' : 'fact-number'} aria-label={m.fact_open({ value: text })} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isLong ? <IconInfoCircle size={14} aria-hidden="true" /> : text}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={m.fact_open({ value: text })}>
        <div className="fact-box small" tabIndex={-1} data-autofocus>
          {fact.data && <Ground fact={fact.data.data} />}
          {fact.isPending && <p className="muted">{m.loading()}</p>}
          {fact.isError && <ErrorNotice what={m.fact_gone()} error={fact.error} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
  return isLong ? (
    <>
      {text} {button}
    </>
  ) : (
    button
  )
}

const isRule = ({ method }: Pick<FactDetail, 'method'>) => method?.startsWith('rule_since_') === true
const MOST = 12

function Ground({ fact }: { fact: FactDetail }) {
  return (
    <>
      <p className="strong">{factName(fact.metric)}</p>
      <p className="num fact-value">{factValue(fact)}</p>
      {fact.low !== null && fact.high !== null && <p>{m.fact_interval({ low: factValue({ ...fact, value: fact.low }), high: factValue({ ...fact, value: fact.high }) })}</p>}
      {isRule(fact) ? <p className="muted">{m.fact_rule({ source: fact.source ?? '' })}</p> : <Seen fact={fact} />}
      {fact.facts.length > 0 && (
        <>
          <p className="muted">{m.fact_computed()}</p>
          <ul className="fact-grounds">
            {fact.facts.slice(0, MOST).map((each) => (
              <li key={each.id}>
                <span>
                  {factName(each.metric)} {each.asin && <code>{each.asin}</code>}
                </span>
                <span className="num strong">{factValue(each)}</span>
                {each.observed_at && <span className="muted">{m.fact_seen({ time: dateTime(each.observed_at) })}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Seen({ fact: { observed_at, source } }: { fact: FactDetail }) {
  return (
    <>
      {observed_at !== null && <p className="muted">{m.fact_seen({ time: dateTime(observed_at) })}</p>}
      {source !== null && <p className="muted">{m.fact_source({ source })}</p>}
    </>
  )
}
