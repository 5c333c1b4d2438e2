import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Category } from '../../api.types.ts'
import { ago, dateTime, percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { useNow } from '../../ui/use-now.ts'
import { taskQuery } from './categories.queries.ts'
import { failureText } from './category-text.ts'

/** How the search stands: under way, when it was last, why it failed. */
export function Searched({ category }: { category: Category }) {
  const now = useNow()
  if (category.is_searching) return <Searching taskId={category.task_id} />
  const failure = failureText(category)
  return (
    <div className="searched small muted">
      <p>
        {category.last_search_at === null ? m.category_never() : <time dateTime={category.last_search_at} title={dateTime(category.last_search_at)}>{m.category_searched({ ago: ago(category.last_search_at, now) })}</time>}
      </p>
      {failure && <p className="danger">{failure}</p>}
    </div>
  )
}

function Searching({ taskId }: { taskId: string | null }) {
  const task = useQuery({ ...taskQuery(taskId ?? ''), enabled: taskId !== null })
  const progress = task.data?.data.progress ?? 0
  return (
    <div className="searched" role="status">
      <p className="small">{m.category_searching()}</p>
      <span className="search-progress">
        <Progress value={Math.max(4, progress)} animated aria-label={m.category_searching()} />
        <span className="small muted num">{percent(progress / 100)}</span>
      </span>
    </div>
  )
}
