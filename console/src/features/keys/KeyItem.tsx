import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { ApiKey } from '../../api.types.ts'
import { ago, date } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { roleNames } from '../../roles.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { keysQuery } from './keys.queries.ts'
import { scopesText } from './scopes.ts'

export function KeyItem({ apiKey }: { apiKey: ApiKey }) {
  const { name, hint, role, scopes, last_used_at, expires_at } = apiKey
  const now = useNow()
  const [isRevoking, revoking] = useDisclosure()
  const isExpired = expires_at !== null && Date.parse(expires_at) <= now
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">
          {name} <code className="muted small">{hint}</code>
          {isExpired && <Badge tone="warn">{m.keys_expired()}</Badge>}
        </p>
        <p className="muted small">
          {roleNames[role]()} · {scopesText(scopes)}
        </p>
        <p className="muted small">
          {last_used_at === null ? m.keys_unused() : m.keys_last_used({ time: ago(last_used_at, now) })}
          {expires_at !== null && !isExpired && <> · {m.keys_expires({ date: date(expires_at) })}</>}
        </p>
      </div>
      <div className="entry-actions">
        <Button variant="default" onClick={revoking.open} aria-label={m.keys_revoke_of({ name })}>
          {m.keys_revoke()}
        </Button>
      </div>
      <RevokeDialog apiKey={apiKey} isOpen={isRevoking} onClose={revoking.close} />
    </li>
  )
}

function RevokeDialog({ apiKey: { id, name }, isOpen, onClose }: { apiKey: ApiKey; isOpen: boolean; onClose: () => void }) {
  const queryClient = useQueryClient()
  const revoking = useMutation({
    mutationFn: () => api.DELETE('/api/v1/tenants/current/keys/{key_id}', { params: { path: { key_id: id } } }),
    onSuccess: () => {
      sayDone(m.keys_revoked({ name }))
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.keys_revoke_of({ name })}
      words={m.keys_revoke_words()}
      text={name}
      button={m.keys_revoke_button()}
      isBusy={revoking.isPending}
      error={revoking.error}
      onConfirm={() => revoking.mutate()}
    />
  )
}
