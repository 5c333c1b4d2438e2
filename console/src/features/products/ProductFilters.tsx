import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { integer } from '../../format.ts'
import { MARKETPLACES, isMarketplace, marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { tagsQuery } from './products.queries.ts'
import { type ProductsSearch, SORTS, type Sort, STATES } from './products.search.ts'
import { sortNames } from './sort-names.ts'
import { stateNames } from './state-names.ts'

const route = getRouteApi('/app/products')
const ORDERS = ['asc', 'desc'] as const

export function ProductFilters({ search, isNarrow }: { search: ProductsSearch; isNarrow: boolean | undefined }) {
  const navigate = route.useNavigate()
  const change = (next: Partial<ProductsSearch>) => void navigate({ search: (before) => ({ ...before, ...next, page: undefined }), replace: true })
  return (
    <div className="filters" role="search">
      <TextFilter value={search.search ?? ''} onChange={(text) => change({ search: text || undefined })} />
      <NativeSelect
        aria-label={m.products_marketplace()}
        value={search.marketplace ?? ''}
        onChange={({ currentTarget: { value } }) => change({ marketplace: isMarketplace(value) ? value : undefined })}
        data={[{ value: '', label: m.products_all_marketplaces() }, ...MARKETPLACES.map((value) => ({ value, label: marketplaceName(value) }))]}
      />
      <NativeSelect
        aria-label={m.products_state()}
        value={search.state ?? ''}
        onChange={({ currentTarget: { value } }) => change({ state: STATES.find((each) => each === value) })}
        data={[{ value: '', label: m.products_all_states() }, ...STATES.map((value) => ({ value, label: stateNames[value]() }))]}
      />
      <TagSelect value={search.tag} onChange={(tag) => change({ tag })} />
      {isNarrow && <SortSelect search={search} onChange={change} />}
    </div>
  )
}

/** Only where there are tags. */
function TagSelect({ value, onChange }: { value: string | undefined; onChange: (tag: string | undefined) => void }) {
  const tags = useQuery(tagsQuery).data?.data ?? []
  if (tags.length === 0 && value === undefined) return null
  const known = tags.some(({ tag }) => tag === value) || value === undefined ? tags : [{ tag: value, products: 0 }, ...tags]
  return (
    <NativeSelect
      aria-label={m.products_tag()}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label: m.products_all_tags() }, ...known.map(({ tag, products }) => ({ value: tag, label: m.products_tag_option({ tag, n: integer(products) }) }))]}
    />
  )
}

/** Waits until the typing pauses, and follows the address when it changes from elsewhere. */
function TextFilter({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const later = useDebouncedCallback((next: string) => onChange(next.trim()), 200)
  useEffect(() => {
    if (document.activeElement !== input.current) setText(value)
  }, [value])
  useKeys({ '/': () => input.current?.focus() })

  const type = (next: string) => {
    setText(next)
    later(next)
  }
  return (
    <TextInput
      ref={input}
      className="text-filter"
      type="search"
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      placeholder={m.products_search()}
      aria-label={m.products_search()}
      leftSection={<IconSearch size={15} />}
      rightSection={text ? <CloseButton size="sm" aria-label={m.products_search_clear()} onClick={() => type('')} /> : <KeyHint keys="/" />}
    />
  )
}

function SortSelect({ search, onChange }: { search: ProductsSearch; onChange: (next: Partial<ProductsSearch>) => void }) {
  const options = SORTS.flatMap((sort) => ORDERS.map((order) => ({ value: `${sort} ${order}`, label: m.products_sort_option({ column: sortNames[sort](), order }) })))
  const choose = (value: string) => {
    const [sort, order] = value.split(' ')
    onChange({ sort: SORTS.find((each) => each === sort), order: ORDERS.find((each) => each === order) })
  }
  return (
    <NativeSelect
      aria-label={m.products_sort()}
      value={search.sort ? `${search.sort satisfies Sort} ${search.order ?? 'asc'}` : ''}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: '', label: m.products_sort_default() }, ...options]}
    />
  )
}
