import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/fields.tsx'
import { SecretOnce } from '../../ui/SecretOnce.tsx'
import { TYPES } from './webhook-text.ts'
import { type WebhookDraft, WebhookFields } from './WebhookFields.tsx'
import { isAboutWebhooks } from './webhooks.queries.ts'

/** The form, and then the secret, which is shown this once. */
export function NewWebhookDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [secret, setSecret] = useState<string>()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} onClosed={() => setSecret(undefined)} isFirm={secret !== undefined} title={secret === undefined ? m.webhooks_new() : m.webhooks_secret_title()} size={480}>
      {secret === undefined ? <NewWebhookForm onMade={setSecret} onClose={onClose} /> : <SecretOnce secret={secret} words={m.webhooks_secret_words()} copyLabel={m.webhooks_secret_copy()} onClose={onClose} />}
    </Dialog>
  )
}

function NewWebhookForm({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const [draft, setDraft] = useState<WebhookDraft>({ url: '', description: '', types: [...TYPES] })
  const queryClient = useQueryClient()
  const making = useMutation({
    mutationFn: () => api.POST('/api/v1/webhooks', { body: draft }),
    onSuccess: ({ data }) => {
      void queryClient.invalidateQueries({ predicate: isAboutWebhooks })
      if (data) onMade(data.data.secret)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.types.length > 0) making.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <WebhookFields draft={draft} error={making.error} isFirst onChange={setDraft} />
      <FormError error={making.error} fields={['url', 'description', 'types']} />
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={making.isPending}>
          {m.webhooks_create()}
        </Button>
      </div>
    </form>
  )
}
