import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { paths } from '../../paths.ts'
import { nextSort, type ProductsSearch, type Sort } from './products.search.ts'

interface ColumnHeadingProps {
  id: string
  meta: { sort?: Sort; align?: 'end'; dispensable?: number } | undefined
  search: ProductsSearch
  children: ReactNode
}

export function ColumnHeading({ id, meta, search, children }: ColumnHeadingProps) {
  const className = [`head-${id}`, meta?.align, meta?.dispensable && `dispensable-${meta.dispensable}`].filter(Boolean).join(' ')
  const column = meta?.sort
  if (!column) {
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    )
  }
  const order = search.sort === column ? search.order : undefined
  const Arrow = order === 'desc' ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" className={className} aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none'}>
      <Link className="sort-link" to={paths.products} search={(before) => ({ ...before, ...nextSort(search, column), page: undefined })} replace>
        {children}
        <Arrow size={13} stroke={2} className={order ? 'sort-arrow on' : 'sort-arrow'} aria-hidden="true" />
      </Link>
    </th>
  )
}
