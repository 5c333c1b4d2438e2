import { Button, Progress, SegmentedControl, Switch } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import type { ProductSuggestions } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { currentLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { useCan } from '../../session.ts'
import { useNow } from '../../ui/use-now.ts'
import { type Depth, DEPTHS, runText } from './suggestion-text.ts'
import { taskQuery } from './suggestions.queries.ts'

const isDepth = (value: string): value is Depth => value in DEPTHS

/** Orders suggestions, and shows how far they are and who worded the last ones. */
export function OrderPanel({ productId, found }: { productId: string; found: ProductSuggestions }) {
  const canOrder = useCan('member')
  const now = useNow()
  const [depth, setDepth] = useState<Depth>(found.run?.depth ?? 'standard')
  const [hasCompetitors, setCompetitors] = useState(found.run?.include_competitor_data ?? true)
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/suggestions/{product_id}'] })
  const order = useMutation({
    mutationFn: async () => {
      const answer = await api.POST(found.run === null ? '/api/v1/suggestions/{product_id}' : '/api/v1/suggestions/{product_id}/regenerate', {
        params: { path: { product_id: productId } }, body: { analysis_depth: depth, include_competitor_data: hasCompetitors, language: currentLocale() },
      })
      return answer.data?.data.task_id
    },
    onSettled: refresh,
  })
  const taskId = found.running_task_id ?? order.data
  const task = useQuery({ ...taskQuery(taskId ?? ''), enabled: taskId !== undefined && taskId !== null }).data?.data
  const isRunning = order.isPending || found.running_task_id !== null || task?.status === 'queued' || task?.status === 'running'
  const cancel = useMutation({
    mutationFn: async () => {
      if (taskId) await api.POST('/api/v1/tasks/{task_id}/cancel', { params: { path: { task_id: taskId } } })
    },
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/tasks/{task_id}'] })
      await refresh()
    },
  })
  return (
    <section className="card order" aria-label={m.suggest_make()}>
      {found.run !== null && found.generated_at !== null && <p className="order-by">{runText(found.run, found.generated_at, now)}</p>}
      {canOrder && (
        <div className="order-row">
          <div className="order-depth">
            <SegmentedControl aria-label={m.suggest_depth()} value={depth} disabled={isRunning} onChange={(value) => isDepth(value) && setDepth(value)} data={Object.entries(DEPTHS).map(([value, { label }]) => ({ value, label: label() }))} />
            <p className="muted small">{DEPTHS[depth].hint()}</p>
          </div>
          <Switch label={m.suggest_competitors()} checked={hasCompetitors && depth !== 'quick'} disabled={isRunning || depth === 'quick'} onChange={(event) => setCompetitors(event.currentTarget.checked)} />
          <Button leftSection={<IconSparkles size={15} />} disabled={isRunning} loading={order.isPending} onClick={() => order.mutate()}>
            {found.run === null ? m.suggest_make() : m.suggest_again()}
          </Button>
        </div>
      )}
      <div role="status" className="order-state">
        {isRunning && (
          <>
            <span>{m.suggest_running()}</span>
            <Progress value={Math.max(6, task?.progress ?? 0)} animated aria-label={m.suggest_running()} />
            {canOrder && (
              <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                {m.action_cancel()}
              </Button>
            )}
          </>
        )}
        {!isRunning && task?.status === 'cancelled' && <span className="muted">{m.suggest_cancelled()}</span>}
      </div>
      {!isRunning && task?.status === 'failed' && (
        <p className="neg" role="alert">
          {task.error ? m.suggest_task_failed({ reason: task.error }) : m.suggest_task_failed_plain()}
        </p>
      )}
      {order.isError && (
        <p className="neg" role="alert">
          {errorText(order.error)}
        </p>
      )}
    </section>
  )
}
