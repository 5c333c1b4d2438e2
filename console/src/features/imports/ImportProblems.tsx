import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportProblem } from '../../api.types.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { problemsQuery } from './imports.queries.ts'
import { problemText } from './problem-text.ts'

/** One by one, where in the file and why. */
export function ImportProblems({ importId }: { importId: string }) {
  const [page, setPage] = useState(1)
  const problems = useQuery(problemsQuery(importId, page))
  if (problems.isError) return <ErrorNotice what={m.problems_failed()} error={problems.error} onRetry={() => void problems.refetch()} />
  if (!problems.data || problems.data.pagination.total === 0) return null
  const { data, pagination } = problems.data
  return (
    <section className="problems" aria-labelledby={`problems-${importId}`}>
      <Title order={2} id={`problems-${importId}`}>
        {m.problems_title({ n: integer(pagination.total) })}
      </Title>
      <ul>
        {data.map((problem, index) => (
          <Problem key={`${problem.item} ${problem.field} ${index}`} problem={problem} />
        ))}
      </ul>
      <Pager label={m.problems_title({ n: integer(pagination.total) })} page={pagination.page} pages={pagination.pages} onPage={setPage} />
    </section>
  )
}

function Problem({ problem }: { problem: ImportProblem }) {
  const { item, line, asin, field, fatal } = problem
  return (
    <li className="problem">
      <span className="muted small num">
        {line === null ? m.problem_item({ item: integer(item) }) : m.problem_line({ line: integer(line) })}
        {asin && (
          <>
            {' · '}
            <code>{asin}</code>
          </>
        )}
      </span>
      <span>
        {problemText(problem)}
        {field && <code className="problem-field">{field}</code>}
      </span>
      <Badge tone={fatal ? 'neg' : 'warn'}>{fatal ? m.problem_refused() : m.problem_left_out()}</Badge>
    </li>
  )
}
