import { ActionIcon, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api.ts'
import type { Category } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { isAboutCategories } from './categories.queries.ts'
import { CategoryDialog } from './CategoryDialog.tsx'
import { draftOf } from './category-draft.ts'

/** What can be done with the category: at once, and taken back. */
export function CategoryActions({ category }: { category: Category }) {
  const [isEditing, editing] = useDisclosure()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const canChange = useCan('member')
  const params = { path: { category_id: category.id } }
  const refresh = () => queryClient.invalidateQueries({ predicate: isAboutCategories })
  const onError = (error: unknown) => sayFailed(errorText(error))
  const searching = useMutation({ mutationFn: () => api.POST('/api/v1/categories/{category_id}/crawl', { params }), onSettled: refresh, onError })
  /** Made anew as it was; its products were never gone. */
  const bringBack = async () => {
    const { bestseller_url, ...draft } = draftOf(category)
    const { data } = await api.POST('/api/v1/categories', { body: { ...draft, bestseller_url: bestseller_url === '' ? null : bestseller_url } })
    await refresh()
    if (data) await navigate({ to: paths.category, params: { categoryId: data.data.id } })
  }
  const removing = useMutation({
    mutationFn: () => api.DELETE('/api/v1/categories/{category_id}', { params }),
    onSuccess: async () => {
      await navigate({ to: paths.categories })
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[1] === '/api/v1/categories/{category_id}' })
      await refresh()
      sayDone(m.category_deleted({ name: category.name }), () => void bringBack().catch(onError))
    },
    onError,
  })
  if (!canChange) return null
  return (
    <>
      <Button leftSection={<IconRefresh size={15} />} disabled={category.is_searching} loading={searching.isPending} onClick={() => searching.mutate()}>
        {m.category_search_now()}
      </Button>
      <Button variant="default" leftSection={<IconPencil size={15} />} onClick={editing.open}>
        {m.action_edit()}
      </Button>
      <ActionIcon variant="default" size={30} aria-label={m.action_delete()} loading={removing.isPending} onClick={() => removing.mutate()}>
        <IconTrash size={15} />
      </ActionIcon>
      <CategoryDialog isOpen={isEditing} onClose={editing.close} category={category} />
    </>
  )
}
