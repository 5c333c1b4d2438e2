import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCategory, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { PresetOffer } from '../../PresetOffer.tsx'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { useCan } from '../../session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { categoriesQuery } from './categories.queries.ts'
import { CategoryDialog } from './CategoryDialog.tsx'
import { CategoryItem } from './CategoryItem.tsx'
import './categories.css'

/** What is looked for, and how much was found. */
export function CategoriesPage() {
  const [isCreating, creating] = useDisclosure()
  const categories = useQuery(categoriesQuery)
  const canChange = useCan('member')
  const rows = categories.data?.data
  const create = canChange && (
    <Button leftSection={<IconPlus size={15} />} onClick={creating.open}>
      {m.categories_new()}
    </Button>
  )
  return (
    <>
      <PageHeader title={m.categories_title()} detail={rows && m.categories_detail({ count: rows.length, n: integer(rows.length) })} actions={rows && rows.length > 0 && create} />
      <section className="card categories-card" aria-label={m.categories_title()} aria-busy={categories.isFetching}>
        {categories.isError && <ErrorNotice what={m.categories_failed()} error={categories.error} onRetry={() => void categories.refetch()} />}
        {categories.isPending && <LateRows />}
        {rows?.length === 0 && <EmptyState icon={<IconCategory size={22} />} text={m.categories_empty()} action={create} />}
        <ul>
          {rows?.map((category) => (
            <CategoryItem key={category.id} category={category} />
          ))}
        </ul>
        {canChange && rows && <PresetOffer />}
      </section>
      <CategoryDialog isOpen={isCreating} onClose={creating.close} />
    </>
  )
}
