import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { m } from '../../paraglide/messages.js'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { NewWebhookDialog } from './NewWebhookDialog.tsx'
import { WebhookItem } from './WebhookItem.tsx'
import { webhooksQuery } from './webhooks.queries.ts'
import './webhooks.css'

export function WebhooksPage() {
  return (
    <AdminsOnly>
      <Webhooks />
    </AdminsOnly>
  )
}

function Webhooks() {
  const [isCreating, creating] = useDisclosure()
  const webhooks = useQuery(webhooksQuery)
  const isEmpty = webhooks.data?.data.length === 0
  const create = (
    <Button leftSection={<IconPlus size={15} />} onClick={creating.open}>
      {m.webhooks_new()}
    </Button>
  )
  return (
    <>
      <PageHeader title={m.webhooks_title()} detail={m.webhooks_detail()} actions={!isEmpty && create} />
      <section className="card panel" aria-label={m.webhooks_title()} aria-busy={webhooks.isFetching}>
        {webhooks.isError && <ErrorNotice what={m.webhooks_failed()} error={webhooks.error} onRetry={() => void webhooks.refetch()} />}
        {webhooks.isPending && <LateRows />}
        {isEmpty && <EmptyState icon={<IconWebhook size={22} />} text={m.webhooks_empty()} action={create} />}
        <ul className="panel-list">
          {webhooks.data?.data.map((webhook) => (
            <WebhookItem key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      </section>
      <NewWebhookDialog isOpen={isCreating} onClose={creating.close} />
    </>
  )
}
