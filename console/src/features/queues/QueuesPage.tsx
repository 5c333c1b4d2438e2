import { IconStack2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'
import type { Queue } from '../../api.types.ts'
import { ago, dateTime, integer, MISSING } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useNow } from '../../ui/use-now.ts'
import { queueName } from './queue-names.ts'
import './queues.css'

const REFRESH_MS = 5_000

export function QueuesPage() {
  return (
    <AdminsOnly>
      <Queues />
    </AdminsOnly>
  )
}

/** What works for the team behind the scenes, and whether it keeps up. */
function Queues() {
  const queues = useQuery(queryApi.queryOptions('get', '/api/v1/system/queues', {}, { refetchInterval: REFRESH_MS }))
  const now = useNow(REFRESH_MS)
  return (
    <>
      <PageHeader title={m.queues_title()} detail={m.queues_detail()} />
      <section className="card panel" aria-label={m.queues_title()}>
        {queues.isError && <ErrorNotice what={m.queues_failed()} error={queues.error} onRetry={() => void queues.refetch()} />}
        {queues.isPending && <LateRows rows={4} />}
        {queues.data?.data.length === 0 && <EmptyState icon={<IconStack2 size={22} />} text={m.queues_empty()} />}
        {queues.data && queues.data.data.length > 0 && (
          <div className="scrolls">
            <table className="table queue-table">
              <caption className="visually-hidden">{m.queues_title()}</caption>
              <thead>
                <tr>
                  <th scope="col">{m.queues_work()}</th>
                  <th scope="col" className="end">{m.queues_waiting()}</th>
                  <th scope="col" className="end">{m.queues_running()}</th>
                  <th scope="col" className="end">{m.queues_retrying()}</th>
                  <th scope="col" className="end">{m.queues_given_up()}</th>
                  <th scope="col" className="end">{m.queues_oldest()}</th>
                </tr>
              </thead>
              <tbody>
                {queues.data.data.map((queue) => (
                  <QueueRow key={queue.name} queue={queue} now={now} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  )
}

function QueueRow({ queue: { name, waiting, running, retrying, failed, oldest_waiting_at }, now }: { queue: Queue; now: number }) {
  return (
    <tr>
      <th scope="row">
        {queueName(name)}
        <code className="second-line">{name}</code>
      </th>
      <td className="num end">{integer(waiting)}</td>
      <td className="num end">{integer(running)}</td>
      <td className="num end">{integer(retrying)}</td>
      <td className={failed > 0 ? 'num end neg' : 'num end'}>{integer(failed)}</td>
      <td className="num end" title={oldest_waiting_at ? dateTime(oldest_waiting_at) : undefined}>
        {oldest_waiting_at ? ago(oldest_waiting_at, now) : MISSING}
      </td>
    </tr>
  )
}
