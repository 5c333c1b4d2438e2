import { Button } from '@mantine/core'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TeamChannel } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ChannelForm } from './ChannelForm.tsx'
import { ChannelItem } from './ChannelItem.tsx'
import { channelsQuery } from './notifications.queries.ts'
import { TeamTabs } from './TeamTabs.tsx'
import './notifications.css'

export function ChannelsPage() {
  return (
    <AdminsOnly>
      <Channels />
    </AdminsOnly>
  )
}

function Channels() {
  const channels = useQuery(channelsQuery)
  /** Null: a new one. */
  const [edited, setEdited] = useState<TeamChannel | null>()
  const rows = channels.data?.data
  const add = (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited(null)}>
      {m.rooms_new()}
    </Button>
  )
  return (
    <>
      <PageHeader title={m.rooms_title()} detail={m.rooms_detail()} actions={rows !== undefined && rows.length > 0 && add} />
      <TeamTabs />
      <section className="card panel" aria-label={m.rooms_title()} aria-busy={channels.isFetching}>
        {channels.isError && <ErrorNotice what={m.rooms_failed()} error={channels.error} onRetry={() => void channels.refetch()} />}
        {channels.isPending && <LateRows />}
        {rows?.length === 0 && <EmptyState icon={<IconMessages size={22} />} text={m.rooms_empty()} action={add} />}
        <ul className="panel-list">
          {rows?.map((channel) => (
            <ChannelItem key={channel.id} channel={channel} onEdit={() => setEdited(channel)} />
          ))}
        </ul>
      </section>
      <Dialog isOpen={edited !== undefined} onClose={() => setEdited(undefined)} title={edited ? m.rooms_edit() : m.rooms_new()} size={520}>
        {edited !== undefined && <ChannelForm channel={edited} hasGateway={rows?.some(({ kind }) => kind === 'sms') === true} onDone={() => setEdited(undefined)} />}
      </Dialog>
    </>
  )
}
