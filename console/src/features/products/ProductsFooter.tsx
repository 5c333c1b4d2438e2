import { NativeSelect } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Pager } from '../../ui/Pager.tsx'
import { DEFAULTS, PAGE_SIZES, type ProductsSearch } from './products.search.ts'

const route = getRouteApi('/app/products')

interface ProductsFooterProps {
  search: ProductsSearch
  pagination: { page: number; limit: number; total: number; pages: number }
}

export function ProductsFooter({ search, pagination: { page, limit, total, pages } }: ProductsFooterProps) {
  const navigate = route.useNavigate()
  if (total <= PAGE_SIZES[0]) return null
  const first = (page - 1) * limit + 1
  const resize = (size: number) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, limit: PAGE_SIZES.find((each) => each === size && each !== DEFAULTS.limit) }) })
  return (
    <footer className="list-footer">
      <span className="muted num">{m.products_shown({ first: integer(first), last: integer(Math.min(total, page * limit)), total: integer(total) })}</span>
      <NativeSelect
        aria-label={m.products_page_size()}
        value={String(search.limit ?? DEFAULTS.limit)}
        onChange={(event) => resize(Number(event.currentTarget.value))}
        data={PAGE_SIZES.map((size) => ({ value: String(size), label: m.products_per_page({ n: integer(size) }) }))}
      />
      <Pager label={m.products_title()} page={page} pages={pages} onPage={(next) => void navigate({ search: (before) => ({ ...before, page: next > 1 ? next : undefined }) })} />
    </footer>
  )
}
