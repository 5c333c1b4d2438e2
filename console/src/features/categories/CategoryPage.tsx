import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { IconChevronRight } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { Category } from '../../api.types.ts'
import { dateTime, integer } from '../../format.ts'
import { frequencyNames } from '../../frequency.ts'
import { marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { categoryQuery, isAboutFinds } from './categories.queries.ts'
import { CategoryActions } from './CategoryActions.tsx'
import { Keywords } from './CategoryItem.tsx'
import { countsOf } from './category-text.ts'
import { FindsCard } from './FindsCard.tsx'
import { Searched } from './Searched.tsx'
import './categories.css'

const route = getRouteApi('/app/categories/$categoryId')

export function CategoryPage() {
  const { categoryId } = route.useParams()
  const category = useQuery(categoryQuery(categoryId))
  if (category.data) return <CategoryView key={categoryId} category={category.data.data} />
  if (category.isError) return <ErrorNotice what={m.category_failed()} error={category.error} onRetry={() => void category.refetch()} />
  return <LateRows rows={6} />
}

function CategoryView({ category }: { category: Category }) {
  const search = route.useSearch()
  useFindsOfSearch(category.is_searching)
  return (
    <>
      <nav className="crumbs" aria-label={m.crumbs_label()}>
        <Link to={paths.categories}>{m.category_all()}</Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <span aria-current="page">{category.name}</span>
      </nav>
      <PageHeader
        title={category.name}
        detail={`${marketplaceName(category.marketplace)} · ${frequencyNames[category.crawl_schedule]()} · ${countsOf(category).join(' · ')}`}
        actions={<CategoryActions category={category} />}
      />
      <section className="card category-state" aria-label={m.category_keywords()}>
        <Keywords category={category} />
        <Searched category={category} />
        {!category.is_searching && category.next_search_at && <p className="small muted">{m.category_next({ at: dateTime(category.next_search_at) })}</p>}
        {category.no_room > 0 && <p className="small warn-words">{m.category_no_room_hint({ count: category.no_room, n: integer(category.no_room) })}</p>}
      </section>
      <FindsCard category={category} search={search} />
    </>
  )
}

/** What a search found is asked for once it has ended. */
function useFindsOfSearch(isSearching: boolean): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (!isSearching) void queryClient.invalidateQueries({ predicate: isAboutFinds })
  }, [isSearching, queryClient])
}
