import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { list } from '../../format.ts'
import { marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { stateNames } from './state-names.ts'
import type { ProductsSearch } from './products.search.ts'

const route = getRouteApi('/app/products')

/** Names the filters, so that the reader sees what hides the products. */
export function NothingFound({ search }: { search: ProductsSearch }) {
  const navigate = route.useNavigate()
  const filters = [
    ...(search.search ? [m.products_filter_text({ text: search.search })] : []),
    ...(search.state ? [stateNames[search.state]()] : []),
    ...(search.tag ? [search.tag] : []),
    ...(search.marketplace ? [marketplaceName(search.marketplace)] : []),
  ]
  return (
    <EmptyState
      icon={<IconFilterOff size={22} />}
      text={m.products_nothing({ filters: list(filters) })}
      action={
        <Button variant="default" onClick={() => void navigate({ search: ({ sort, order, limit }) => ({ sort, order, limit }) })}>
          {m.products_clear()}
        </Button>
      }
    />
  )
}
