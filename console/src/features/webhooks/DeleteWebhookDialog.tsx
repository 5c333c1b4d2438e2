import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api.ts'
import type { Webhook } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { hostOf } from './webhook-text.ts'
import { webhooksQuery } from './webhooks.queries.ts'

export function DeleteWebhookDialog({ webhook, isOpen, onClose }: { webhook: Webhook; isOpen: boolean; onClose: () => void }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const host = hostOf(webhook)
  const deleting = useMutation({
    mutationFn: () => api.DELETE('/api/v1/webhooks/{webhook_id}', { params: { path: { webhook_id: webhook.id } } }),
    onSuccess: async () => {
      onClose()
      await navigate({ to: paths.webhooks })
      await queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey })
      sayDone(m.webhooks_deleted({ host }))
    },
  })
  return (
    <ConfirmDialog isOpen={isOpen} onClose={onClose} title={m.webhooks_delete()} words={m.webhooks_delete_words()} text={host} button={m.webhooks_delete()} isBusy={deleting.isPending} error={deleting.error} onConfirm={() => deleting.mutate()} />
  )
}
