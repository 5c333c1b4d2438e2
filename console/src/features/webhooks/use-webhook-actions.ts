import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Webhook } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import type { WebhookType } from './webhook-text.ts'
import { isAboutWebhooks } from './webhooks.queries.ts'

export interface WebhookChange {
  url?: string
  description?: string
  types?: WebhookType[]
  is_enabled?: boolean
}

const paramsOf = (webhook: Pick<Webhook, 'id'>) => ({ path: { webhook_id: webhook.id } })

export function useWebhookActions() {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ predicate: isAboutWebhooks })
  const onError = (error: unknown) => {
    void refresh()
    sayFailed(errorText(error))
  }
  const put = async (webhook: Webhook, body: WebhookChange) => {
    await api.PUT('/api/v1/webhooks/{webhook_id}', { params: paramsOf(webhook), body })
    await refresh()
  }
  const turn = useMutation({
    mutationFn: (webhook: Webhook) => put(webhook, { is_enabled: !webhook.is_enabled }),
    onSuccess: (_, webhook) => sayDone(webhook.is_enabled ? m.webhooks_switched_off() : m.webhooks_switched_on(), () => void put(webhook, { is_enabled: webhook.is_enabled }).catch(onError)),
    onError,
  })
  const test = useMutation({
    mutationFn: async (webhook: Webhook) => {
      await api.POST('/api/v1/webhooks/{webhook_id}/test', { params: paramsOf(webhook) })
      await refresh()
    },
    onSuccess: () => sayDone(m.webhooks_tested()),
    onError,
  })
  const rotate = useMutation({
    mutationFn: async (webhook: Webhook) => {
      const { data } = await api.POST('/api/v1/webhooks/{webhook_id}/rotate-secret', { params: paramsOf(webhook) })
      await refresh()
      return data?.data.secret
    },
    onError,
  })
  return { put, turn: turn.mutate, test: test.mutate, rotate, isBusy: turn.isPending || test.isPending || rotate.isPending }
}
