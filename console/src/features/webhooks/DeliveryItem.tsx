import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Delivery } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { deliveryStatuses, typeName } from './webhook-text.ts'
import { isAboutWebhooks } from './webhooks.queries.ts'

/** What was sent when, and all that the receiver said to it. */
export function DeliveryItem({ delivery, canRetry }: { delivery: Delivery; canRetry: boolean }) {
  const { type, status, attempts, response_status, response_ms, response_body, error, created_at, next_attempt_at } = delivery
  const { label, tone } = deliveryStatuses[status]
  const facts = [
    ...(response_status === null ? [] : [m.delivery_answer({ status: String(response_status), ms: integer(response_ms) })]),
    ...(attempts === 0 ? [] : [m.delivery_attempts({ count: attempts, n: integer(attempts) })]),
    ...(status === 'queued' && attempts > 0 && next_attempt_at !== null ? [m.delivery_next({ time: dateTime(next_attempt_at) })] : []),
  ]
  return (
    <li className="entry delivery">
      <div className="entry-words">
        <p className="entry-name">
          {typeName(type)} <Badge tone={tone}>{label()}</Badge>
          <time className="muted small" dateTime={created_at}>
            {dateTime(created_at)}
          </time>
        </p>
        {facts.length > 0 && <p className="muted small num-wraps">{facts.join(' · ')}</p>}
        <Said label={m.delivery_error()} text={error} />
        <Said label={m.delivery_body()} text={response_body} />
      </div>
      {canRetry && <Retry delivery={delivery} />}
    </li>
  )
}

function Said({ label, text }: { label: string; text: string | null }) {
  if (text === null || text === '') return null
  return (
    <details className="small">
      <summary>{label}</summary>
      <pre className="delivery-said" tabIndex={0}>
        {text}
      </pre>
    </details>
  )
}

function Retry({ delivery: { id, webhook_id, type, status, attempts, created_at } }: { delivery: Delivery }) {
  const queryClient = useQueryClient()
  const retry = useMutation({
    mutationFn: () => api.POST('/api/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/retry', { params: { path: { webhook_id, delivery_id: id } } }),
    onSuccess: () => sayDone(m.delivery_retried()),
    onError: (error) => sayFailed(errorText(error)),
    onSettled: () => queryClient.invalidateQueries({ predicate: isAboutWebhooks }),
  })
  if (status === 'queued' && attempts === 0) return null
  return (
    <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate()} aria-label={m.delivery_retry_of({ type: typeName(type), time: dateTime(created_at) })}>
      {m.delivery_retry()}
    </Button>
  )
}
