import { Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Webhook } from '../../api.types.ts'
import { list } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { Badge } from '../../ui/Badge.tsx'
import { useWebhookActions } from './use-webhook-actions.ts'
import { hostOf, typeName } from './webhook-text.ts'

export function WebhookItem({ webhook }: { webhook: Webhook }) {
  const { turn, isBusy } = useWebhookActions()
  const { id, url, description, types, is_enabled } = webhook
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">
          <Link to={paths.webhook} params={{ webhookId: id }}>
            {description || hostOf(webhook)}
          </Link>
          <WebhookState webhook={webhook} />
        </p>
        <p className="muted small">
          <code>{url}</code>
        </p>
        <p className="muted small">{list(types.map(typeName))}</p>
      </div>
      <div className="entry-actions">
        <Switch aria-label={m.webhooks_switch({ host: hostOf(webhook) })} checked={is_enabled} disabled={isBusy} onChange={() => turn(webhook)} />
      </div>
    </li>
  )
}

export function WebhookState({ webhook: { is_enabled, disabled_reason, failing_since } }: { webhook: Webhook }) {
  if (!is_enabled) return <Badge tone={disabled_reason === null ? 'neutral' : 'neg'}>{m.webhooks_off()}</Badge>
  return failing_since !== null && <Badge tone="warn">{m.webhooks_failing()}</Badge>
}
