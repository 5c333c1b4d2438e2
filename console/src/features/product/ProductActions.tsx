import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import type { Product } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { isAboutProducts } from '../../query-client.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { EditDialog } from './EditDialog.tsx'

/** What can be done with the product: at once, and taken back. */
export function ProductActions({ product }: { product: Product }) {
  const [isEditing, setEditing] = useState(false)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const params = { path: { product_id: product.id } }
  const refresh = () => queryClient.invalidateQueries({ predicate: isAboutProducts })
  const onError = (error: unknown) => sayFailed(errorText(error))
  const setStatus = async (status: Product['status']) => {
    await api.PUT('/api/v1/products/{product_id}/status', { params, body: { status } })
    await refresh()
  }
  const pause = useMutation({
    mutationFn: setStatus,
    onSuccess: (_, status) => sayDone(status === 'paused' ? m.product_paused_now() : m.product_resumed(), () => void setStatus(status === 'paused' ? 'active' : 'paused').catch(onError)),
    onError,
  })
  const bringBack = async () => {
    await api.POST('/api/v1/products/{product_id}/restore', { params })
    await refresh()
    await navigate({ to: paths.product, params: { productId: product.id } })
  }
  const remove = useMutation({
    mutationFn: () => api.DELETE('/api/v1/products/{product_id}', { params }),
    onSuccess: async () => {
      await navigate({ to: paths.products })
      queryClient.removeQueries({ queryKey: ['get', '/api/v1/products/{product_id}', { params: { path: { product_id: product.id } } }] })
      await refresh()
      sayDone(m.products_removed({ count: 1, n: '1' }), () => void bringBack().catch(onError))
    },
    onError,
  })
  const isPaused = product.status === 'paused'
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={15} />} onClick={() => setEditing(true)}>
        {m.action_edit()}
      </Button>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={m.product_more()}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={isPaused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />} disabled={pause.isPending} onClick={() => pause.mutate(isPaused ? 'active' : 'paused')}>
            {isPaused ? m.bulk_resume() : m.bulk_pause()}
          </Menu.Item>
          <Menu.Item className="danger" leftSection={<IconTrash size={15} />} disabled={remove.isPending} onClick={() => remove.mutate()}>
            {m.bulk_remove()}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditDialog product={product} isOpen={isEditing} onClose={() => setEditing(false)} />
    </>
  )
}
