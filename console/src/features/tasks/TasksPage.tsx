import { SegmentedControl } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { taskStatuses } from './task-text.ts'
import { TaskItem } from './TaskItem.tsx'
import { tasksQuery } from './tasks.queries.ts'
import { STATUSES, type TasksSearch } from './tasks.search.ts'
import './tasks.css'

const route = getRouteApi('/app/tasks')

export function TasksPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const tasks = useQuery(tasksQuery(search))
  const filter = (value: string) => void navigate({ search: { status: STATUSES.find((each) => each === value) } })
  const total = tasks.data?.pagination.total
  return (
    <>
      <PageHeader title={m.tasks_title()} detail={total !== undefined && m.tasks_detail({ count: total, n: integer(total) })} />
      <section className="card" aria-label={m.tasks_title()}>
        <div className="filters scrolls">
          <SegmentedControl
            aria-label={m.tasks_filter()}
            value={search.status ?? ''}
            onChange={filter}
            data={[{ value: '', label: m.tasks_all() }, ...STATUSES.map((value) => ({ value, label: taskStatuses[value].label() }))]}
          />
        </div>
        {tasks.isError && <ErrorNotice what={tasks.data ? m.tasks_stale() : m.tasks_failed()} error={tasks.error} onRetry={() => void tasks.refetch()} />}
        {tasks.data?.data.length === 0 && <NoTasks search={search} />}
        <ul className="tasks">
          {tasks.data?.data.map((task) => (
            <TaskItem key={task.id} task={task} />
          ))}
        </ul>
        {tasks.data && tasks.data.pagination.pages > 1 && (
          <footer className="list-footer">
            <Pager label={m.tasks_title()} page={tasks.data.pagination.page} pages={tasks.data.pagination.pages} onPage={(page) => void navigate({ search: (before) => ({ ...before, page: page > 1 ? page : undefined }) })} />
          </footer>
        )}
      </section>
    </>
  )
}

function NoTasks({ search }: { search: TasksSearch }) {
  const text = search.status ? m.tasks_none_of({ status: taskStatuses[search.status].label() }) : m.tasks_empty()
  return <EmptyState icon={<IconListCheck size={22} />} text={text} />
}
