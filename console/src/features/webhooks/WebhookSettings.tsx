import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Webhook } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { FormError } from '../../ui/fields.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { useWebhookActions } from './use-webhook-actions.ts'
import { TYPES } from './webhook-text.ts'
import { type WebhookDraft, WebhookFields } from './WebhookFields.tsx'

const draftOf = ({ url, description, types }: Webhook): WebhookDraft => ({ url, description, types: TYPES.filter((type) => types.includes(type)) })

export function WebhookSettings({ webhook }: { webhook: Webhook }) {
  const before = draftOf(webhook)
  const [draft, setDraft] = useState(before)
  const { put } = useWebhookActions()
  const takeBack = async () => {
    await put(webhook, before)
    setDraft(before)
  }
  const saving = useMutation({
    mutationFn: () => put(webhook, draft),
    onSuccess: () => sayDone(m.webhooks_saved(), () => void takeBack().catch((error: unknown) => sayFailed(errorText(error)))),
  })
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isChanged && draft.types.length > 0) saving.mutate()
  }
  return (
    <Panel title={m.webhooks_settings()}>
      <form className="panel-body panel-form webhook-form" onSubmit={submit}>
        <WebhookFields draft={draft} error={saving.error} onChange={setDraft} />
        <FormError error={saving.error} fields={['url', 'description', 'types']} />
        <Button type="submit" disabled={!isChanged || draft.types.length === 0} loading={saving.isPending}>
          {m.action_save()}
        </Button>
      </form>
    </Panel>
  )
}
