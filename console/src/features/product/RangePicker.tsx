import { Button, Popover, SegmentedControl } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendar } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { Product } from '../../api.types.ts'
import { timeZone } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { useNow } from '../../ui/use-now.ts'
import type { HistoryRange } from './history-range.ts'
import { DEFAULT_RANGE, type ProductSearch, RANGES } from './product.search.ts'
import { dayOf } from './zone.ts'

const route = getRouteApi('/app/products/$productId')
const DayRange = lazy(async () => ({ default: (await import('./DayRange.tsx')).DayRange }))

const LABELS = { '30d': m.range_30d, '90d': m.range_90d, '1y': m.range_1y, all: m.range_all }

interface RangePickerProps {
  product: Product
  range: HistoryRange
  search: ProductSearch
}

export function RangePicker({ product, range, search }: RangePickerProps) {
  const [isOpen, popover] = useDisclosure()
  const navigate = route.useNavigate()
  const now = useNow()
  const isCustom = search.range === 'custom'
  const go = (next: Pick<ProductSearch, 'range' | 'from' | 'to'>) =>
    void navigate({ search: (before) => ({ ...before, range: undefined, from: undefined, to: undefined, ...next }), resetScroll: false })
  const first = dayOf(Date.parse(range.from), timeZone())
  const last = dayOf(Date.parse(range.to) - 1, timeZone())

  return (
    <div className="range-picker">
      <SegmentedControl
        aria-label={m.range_label()}
        value={isCustom ? '' : (search.range ?? DEFAULT_RANGE)}
        onChange={(value) => go({ range: RANGES.find((each) => each === value && each !== DEFAULT_RANGE) })}
        data={RANGES.map((value) => ({ value, label: LABELS[value]() }))}
      />
      <Popover opened={isOpen} onChange={(open) => !open && popover.close()} position="bottom-end" trapFocus>
        <Popover.Target>
          <Button variant={isCustom ? 'light' : 'default'} leftSection={<IconCalendar size={15} />} onClick={popover.toggle}>
            <span className="visually-hidden">{m.range_days()} </span>
            <span className="num">{m.range_between({ from: first, to: last })}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={12}>
          <Suspense fallback={<div className="day-range-space" />}>
            <DayRange
              value={[first, last]}
              min={product.first_observed_at ? dayOf(Date.parse(product.first_observed_at), timeZone()) : undefined}
              max={dayOf(now, timeZone())}
              onChange={(from, to) => {
                popover.close()
                go({ range: 'custom', from, to })
              }}
            />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
