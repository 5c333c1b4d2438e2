import { Button, SegmentedControl } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Delivery, Webhook } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { DeliveryItem } from './DeliveryItem.tsx'
import { DELIVERY_STATUSES, deliveryStatuses } from './webhook-text.ts'
import { deliveriesQuery } from './webhooks.queries.ts'

/** The log, newest first. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const [status, setStatus] = useState<Delivery['status']>()
  const deliveries = useInfiniteQuery(deliveriesQuery(webhook.id, status))
  const rows = deliveries.data?.pages.flatMap((page) => page.data)
  return (
    <Panel title={m.deliveries_title()} hint={m.deliveries_hint()}>
      <div className="deliveries-filter scrolls">
        <SegmentedControl
          aria-label={m.deliveries_filter()}
          value={status ?? ''}
          onChange={(value) => setStatus(DELIVERY_STATUSES.find((each) => each === value))}
          data={[{ value: '', label: m.delivery_all() }, ...DELIVERY_STATUSES.map((value) => ({ value, label: deliveryStatuses[value].label() }))]}
        />
      </div>
      {deliveries.isError && <ErrorNotice what={m.deliveries_failed()} error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {deliveries.isPending && <LateRows />}
      {rows?.length === 0 && <EmptyState icon={<IconSend size={22} />} text={status ? m.deliveries_none() : m.deliveries_empty()} />}
      <ul className="panel-list" data-stale={deliveries.isPlaceholderData || undefined}>
        {rows?.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} canRetry={webhook.is_enabled} />
        ))}
      </ul>
      {deliveries.hasNextPage && (
        <footer className="list-footer">
          <Button variant="default" loading={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
            {m.alerts_more()}
          </Button>
        </footer>
      )}
    </Panel>
  )
}
