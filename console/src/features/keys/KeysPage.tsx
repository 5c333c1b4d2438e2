import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { m } from '../../paraglide/messages.js'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { KeyDialog } from './KeyDialog.tsx'
import { KeyItem } from './KeyItem.tsx'
import { keysQuery } from './keys.queries.ts'
import './keys.css'

export function KeysPage() {
  return (
    <AdminsOnly>
      <Keys />
    </AdminsOnly>
  )
}

function Keys() {
  const [isCreating, creating] = useDisclosure()
  const keys = useQuery(keysQuery)
  const create = (
    <Button leftSection={<IconPlus size={15} />} onClick={creating.open}>
      {m.keys_create()}
    </Button>
  )
  const isEmpty = keys.data?.data.length === 0
  return (
    <>
      <PageHeader title={m.settings_keys()} detail={m.keys_detail()} actions={!isEmpty && create} />
      <section className="card panel" aria-label={m.settings_keys()}>
        {keys.isError && <ErrorNotice what={m.keys_failed()} error={keys.error} onRetry={() => void keys.refetch()} />}
        {keys.isPending && <LateRows />}
        {isEmpty && <EmptyState icon={<IconKey size={22} />} text={m.keys_empty()} action={create} />}
        <ul className="panel-list">
          {keys.data?.data.map((key) => (
            <KeyItem key={key.id} apiKey={key} />
          ))}
        </ul>
      </section>
      <KeyDialog isOpen={isCreating} onClose={creating.close} />
    </>
  )
}
