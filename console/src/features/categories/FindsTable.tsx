import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { api } from '../../api.ts'
import type { Category, CategoryProduct } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer, MISSING, money, rank, rating } from '../../format.ts'
import { isMarketplace } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { isAboutProducts } from '../../query-client.ts'
import { useCan } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ProductImage } from '../../ui/ProductImage.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { useRowKeys } from '../../ui/use-row-keys.ts'
import { isAboutCategories } from './categories.queries.ts'
import { columnNames, columnText, isColumn, statusNames } from './category-text.ts'

export function FindsTable({ category, rows, isStale }: { category: Category; rows: CategoryProduct[]; isStale: boolean }) {
  const body = useRef<HTMLTableSectionElement>(null)
  const columns = category.columns.filter(isColumn)
  useRowKeys(body)
  return (
    <div className="wide-table" tabIndex={0} role="group" aria-label={m.category_products()}>
      <table className="table finds-table" data-stale={isStale || undefined}>
        <caption className="visually-hidden">{m.category_products()}</caption>
        <thead>
          <tr>
            <th scope="col" className="end">{m.find_place()}</th>
            <th scope="col">{m.find_product()}</th>
            <th scope="col" className="end">{m.find_price()}</th>
            <th scope="col" className="end">{m.find_bsr()}</th>
            <th scope="col" className="end">{m.find_rating()}</th>
            {columns.map((name) => (
              <th key={name} scope="col">{columnNames[name]()}</th>
            ))}
            <th scope="col">{m.find_state()}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={row.listing_id}>
              <td className="end num">{row.position === null ? <span className="muted" title={m.find_lost()}>{MISSING}</span> : integer(row.position)}</td>
              <th scope="row">
                <FindName row={row} />
              </th>
              <td className="end num">{money(row.price_minor, row.currency)}</td>
              <td className="end num">{rank(row.bsr)}</td>
              <td className="end num">{rating(row.rating)}</td>
              {columns.map((name) => (
                <td key={name}>{columnText(name, row.columns[name])}</td>
              ))}
              <td>
                <State category={category} row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FindName({ row }: { row: CategoryProduct }) {
  return (
    <span className="find-name">
      <ProductImage src={row.image_url} name={row.name} size={28} />
      <span className="find-words">
        {row.product_id === null ? (
          <a className="find-link" href={row.url} target="_blank" rel="noreferrer" title={row.name} data-row-link>{row.name}</a>
        ) : (
          <Link className="find-link" to={paths.product} params={{ productId: row.product_id }} title={row.name} data-row-link>{row.name}</Link>
        )}
        <span className="second-line">{row.asin} · {row.keyword ?? m.find_bestseller()}</span>
      </span>
    </span>
  )
}

function State({ category, row }: { category: Category; row: CategoryProduct }) {
  const queryClient = useQueryClient()
  const canChange = useCan('member')
  const tracking = useMutation({
    mutationFn: () => api.POST('/api/v1/products', { body: { asin: row.asin, ...(isMarketplace(row.marketplace) && { marketplace: row.marketplace }), category: category.name, crawl_frequency: category.crawl_schedule, tags: [category.tag] } }),
    onSuccess: () => sayDone(m.find_tracking({ name: row.name })),
    onError: (error) => sayFailed(errorText(error)),
    onSettled: () => queryClient.invalidateQueries({ predicate: (query) => isAboutCategories(query) || isAboutProducts(query) }),
  })
  if (row.status === 'tracked') return <Badge tone="pos">{statusNames.tracked()}</Badge>
  return (
    <span className="find-state">
      <Badge tone={row.status === 'no_room' ? 'warn' : 'neutral'}>{statusNames[row.status]()}</Badge>
      {canChange && (
        <Button variant="default" size="compact-sm" loading={tracking.isPending} aria-label={m.find_track_name({ name: row.name })} onClick={() => tracking.mutate()}>
          {m.find_track()}
        </Button>
      )}
    </span>
  )
}
