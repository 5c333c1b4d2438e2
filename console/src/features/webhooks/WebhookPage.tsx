import { Button, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronRight, IconSend, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Webhook } from '../../api.types.ts'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useNow } from '../../ui/use-now.ts'
import { DeleteWebhookDialog } from './DeleteWebhookDialog.tsx'
import { Deliveries } from './Deliveries.tsx'
import { SecretDialog } from './SecretDialog.tsx'
import { useWebhookActions } from './use-webhook-actions.ts'
import { hostOf } from './webhook-text.ts'
import { WebhookState } from './WebhookItem.tsx'
import { WebhookSettings } from './WebhookSettings.tsx'
import { webhookQuery } from './webhooks.queries.ts'
import './webhooks.css'

const route = getRouteApi('/app/settings/webhooks/$webhookId')

export function WebhookPage() {
  return (
    <AdminsOnly>
      <OneWebhook />
    </AdminsOnly>
  )
}

function OneWebhook() {
  const { webhookId } = route.useParams()
  const webhook = useQuery(webhookQuery(webhookId))
  if (webhook.data) return <WebhookView key={webhookId} webhook={webhook.data.data} />
  if (webhook.isError) return <ErrorNotice what={m.webhook_failed()} error={webhook.error} onRetry={() => void webhook.refetch()} />
  return <LateRows />
}

function WebhookView({ webhook }: { webhook: Webhook }) {
  const { turn, test, rotate, isBusy } = useWebhookActions()
  const [isDeleting, deleting] = useDisclosure()
  const host = hostOf(webhook)
  const name = webhook.description || host
  return (
    <>
      <nav className="crumbs" aria-label={m.crumbs_label()}>
        <Link to={paths.webhooks}>{m.webhooks_title()}</Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <span aria-current="page">{name}</span>
      </nav>
      <PageHeader
        title={name}
        detail={<code className="webhook-url">{webhook.url}</code>}
        actions={
          <>
            <WebhookState webhook={webhook} />
            <Switch aria-label={m.webhooks_switch({ host })} checked={webhook.is_enabled} disabled={isBusy} onChange={() => turn(webhook)} />
          </>
        }
      />
      <Explanation webhook={webhook} />
      <div className="webhook-actions">
        <Button variant="default" leftSection={<IconSend size={15} />} disabled={isBusy || !webhook.is_enabled} onClick={() => test(webhook)}>
          {m.webhooks_test()}
        </Button>
        <Button variant="default" loading={rotate.isPending} onClick={() => rotate.mutate(webhook)}>
          {m.webhooks_rotate()}
        </Button>
        <Button variant="default" className="danger" leftSection={<IconTrash size={15} />} onClick={deleting.open}>
          {m.webhooks_delete()}
        </Button>
      </div>
      <WebhookSettings webhook={webhook} />
      <Deliveries webhook={webhook} />
      <SecretDialog secret={rotate.data} oldUntil={webhook.old_secret_until} onClose={rotate.reset} />
      <DeleteWebhookDialog webhook={webhook} isOpen={isDeleting} onClose={deleting.close} />
    </>
  )
}

/** Why nothing is sent, or what is unusual just now. */
function Explanation({ webhook: { is_enabled, disabled_reason, failing_since, old_secret_until } }: { webhook: Webhook }) {
  const now = useNow()
  return (
    <>
      {!is_enabled && disabled_reason !== null && <p className="webhook-note neg">{disabled_reason === 'gone' ? m.webhooks_gone_words() : m.webhooks_disabled_words()}</p>}
      {is_enabled && failing_since !== null && <p className="webhook-note warn">{m.webhooks_failing_words({ time: dateTime(failing_since) })}</p>}
      {old_secret_until !== null && Date.parse(old_secret_until) > now && <p className="webhook-note">{m.webhooks_old_secret({ time: dateTime(old_secret_until) })}</p>}
    </>
  )
}
