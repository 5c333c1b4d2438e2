import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks'
import { IconBuilding, IconLock, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { useIsSuperAdmin } from '../../session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { NewTenantDialog } from './NewTenantDialog.tsx'
import { TenantItem } from './TenantItem.tsx'
import { statusNames } from './tenant-text.ts'
import { tenantsQuery } from './tenants.queries.ts'
import { STATUSES, type TenantsSearch } from './tenants.search.ts'

const route = getRouteApi('/app/settings/tenants')
const TYPING_MS = 250

export function TenantsPage() {
  if (useIsSuperAdmin()) return <Tenants />
  return (
    <section className="card">
      <EmptyState icon={<IconLock size={22} />} text={m.tenants_super_only()} />
    </section>
  )
}

function Tenants() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const tenants = useQuery(tenantsQuery(search))
  const [isMaking, making] = useDisclosure()
  const { data, pagination } = tenants.data ?? {}
  return (
    <>
      <PageHeader
        title={m.tenants_title()}
        detail={m.tenants_detail()}
        actions={
          <Button leftSection={<IconPlus size={15} />} onClick={making.open}>
            {m.tenants_new()}
          </Button>
        }
      />
      <section className="card panel" aria-label={m.tenants_title()}>
        <Filters search={search} />
        {tenants.isError && <ErrorNotice what={m.tenants_failed()} error={tenants.error} onRetry={() => void tenants.refetch()} />}
        {tenants.isPending && <LateRows rows={5} />}
        {data?.length === 0 && <EmptyState icon={<IconBuilding size={22} />} text={m.tenants_none()} />}
        <ul className="panel-list">
          {data?.map((tenant) => (
            <TenantItem key={tenant.id} tenant={tenant} />
          ))}
        </ul>
        {pagination && pagination.pages > 1 && (
          <footer className="list-footer">
            <Pager label={m.tenants_title()} page={pagination.page} pages={pagination.pages} onPage={(page) => void navigate({ search: (before) => ({ ...before, page: page > 1 ? page : undefined }) })} />
          </footer>
        )}
      </section>
      <NewTenantDialog isOpen={isMaking} onClose={making.close} />
    </>
  )
}

function Filters({ search }: { search: TenantsSearch }) {
  const navigate = route.useNavigate()
  const change = (next: Partial<TenantsSearch>) => void navigate({ search: (before) => ({ ...before, page: undefined, ...next }), replace: true })
  const type = useDebouncedCallback((text: string) => change({ search: text === '' ? undefined : text }), TYPING_MS)
  return (
    <div className="filters" role="search">
      <TextInput type="search" aria-label={m.tenants_search()} placeholder={m.tenants_search()} defaultValue={search.search ?? ''} onChange={(event) => type(event.currentTarget.value.trim())} />
      <div className="scrolls">
        <SegmentedControl
          aria-label={m.tenants_status()}
          value={search.status ?? ''}
          onChange={(value) => change({ status: STATUSES.find((each) => each === value) })}
          data={[{ value: '', label: m.tenants_status_all() }, ...STATUSES.map((value) => ({ value, label: statusNames[value]() }))]}
        />
      </div>
    </div>
  )
}
