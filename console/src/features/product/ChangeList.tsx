import { Button, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContentChange } from '../../api.types.ts'
import { dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FieldDiff } from '../../ui/FieldDiff.tsx'
import { fieldNames } from '../../field-names.ts'
import { changesQuery } from './product.queries.ts'

const FIRST = 4

/** How the words and pictures of the page changed. Nothing is shown where nothing changed. */
export function ChangeList({ productId }: { productId: string }) {
  const [isWhole, setWhole] = useState(false)
  const changes = useQuery(changesQuery(productId))
  const all = changes.data?.data ?? []
  if (changes.isError && all.length === 0) return <ErrorNotice what={m.changes_failed()} error={changes.error} onRetry={() => void changes.refetch()} />
  if (all.length === 0) return null
  const visible = isWhole ? all : all.slice(0, FIRST)
  return (
    <section className="card changes-card" aria-labelledby="changes">
      <div className="card-head">
        <Title order={2} id="changes">
          {m.changes_title()}
        </Title>
        <span className="muted small">{m.changes_count({ count: all.length, n: integer(all.length) })}</span>
      </div>
      <ol className="changes">
        {visible.map((change) => (
          <Change key={`${change.at} ${change.field} ${change.source}`} change={change} />
        ))}
      </ol>
      {visible.length < all.length && (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {m.changes_show_all({ n: integer(all.length) })}
        </Button>
      )}
    </section>
  )
}

function Change({ change: { at, field, before, after } }: { change: ContentChange }) {
  return (
    <li className="page-change">
      <time className="muted small num" dateTime={at}>
        {dateTime(at)}
      </time>
      <span className="strong">{fieldNames[field]()}</span>
      <FieldDiff field={field} before={before} after={after} />
    </li>
  )
}
