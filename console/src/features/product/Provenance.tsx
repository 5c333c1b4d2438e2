import { ActionIcon, Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queryApi } from '../../api.ts'
import type { Metric, Provenance as Looked } from '../../api.types.ts'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { metricNames } from './metric-text.ts'

const COLUMNS: Record<Metric, string> = { price: 'price_minor', buy_box: 'buy_box_minor', bsr: 'bsr', rating: 'rating', reviews: 'reviews' }

/** Where a number comes from: who looked when, and what stood there in the source's own words. */
export function Provenance({ productId, metric }: { productId: string; metric: Metric }) {
  const [isOpen, setOpen] = useState(false)
  const looked = useQuery({ ...queryApi.queryOptions('get', '/api/v1/products/{product_id}/provenance', { params: { path: { product_id: productId } } }), enabled: isOpen, retry: false })
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom" width={280} withinPortal={false} trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" size={20} className="provenance" aria-label={m.provenance_of({ metric: metricNames[metric]() })} onClick={() => setOpen(!isOpen)}>
          <IconInfoCircle size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {looked.data && <Words looked={looked.data.data} metric={metric} />}
        {looked.isError && <p className="small muted">{m.provenance_none()}</p>}
      </Popover.Dropdown>
    </Popover>
  )
}

function Words({ looked: { source, observed_at, values }, metric }: { looked: Looked; metric: Metric }) {
  const value = values.find((each) => each.metric === COLUMNS[metric])
  return (
    <dl className="provenance-words small">
      <dt>{m.provenance_source()}</dt>
      <dd>
        <code>{source}</code>
      </dd>
      <dt>{m.provenance_seen()}</dt>
      <dd>{dateTime(observed_at)}</dd>
      <dt>{m.provenance_field()}</dt>
      <dd>
        <code>{value?.path}</code>
      </dd>
      <dt>{m.provenance_raw()}</dt>
      <dd>
        <code>{value?.raw ?? m.provenance_nothing()}</code>
      </dd>
    </dl>
  )
}
