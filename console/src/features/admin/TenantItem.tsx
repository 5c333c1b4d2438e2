import { ActionIcon, Menu, NativeSelect } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { TenantRow } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { date, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { PLANS, planNames, statusNames } from './tenant-text.ts'
import { reloadTenants } from './tenants.queries.ts'

const TONES = { active: 'pos', suspended: 'warn', cancelled: 'neg' } as const

export function TenantItem({ tenant }: { tenant: TenantRow }) {
  const { name, code, status, members, created_at, delete_after } = tenant
  const facts = [code, m.tenants_members({ count: members, n: integer(members) }), m.tenants_since({ date: date(created_at) }), delete_after === null ? null : m.tenants_deletes({ date: date(delete_after) })]
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">
          {name}
          <Badge tone={TONES[status]}>{statusNames[status]()}</Badge>
        </p>
        <p className="muted small">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      </div>
      <div className="entry-actions">
        <PlanSelect tenant={tenant} />
        <Actions tenant={tenant} />
      </div>
    </li>
  )
}

function PlanSelect({ tenant }: { tenant: TenantRow }) {
  const put = (plan: TenantRow['plan']) => api.PUT('/api/v1/tenants/{tenant_id}', { params: { path: { tenant_id: tenant.id } }, body: { plan } })
  const undo = () => void put(tenant.plan).then(reloadTenants, (error: unknown) => sayFailed(errorText(error)))
  const changing = useMutation({
    mutationFn: put,
    onSuccess: () => sayDone(m.tenants_plan_changed({ name: tenant.name }), undo),
    onError: (error) => sayFailed(errorText(error)),
    onSettled: reloadTenants,
  })
  const choose = (value: string) => {
    const plan = PLANS.find((each) => each === value)
    if (plan) changing.mutate(plan)
  }
  return (
    <NativeSelect aria-label={m.tenants_plan_of({ name: tenant.name })} value={tenant.plan} disabled={changing.isPending} onChange={(event) => choose(event.currentTarget.value)} data={PLANS.map((value) => ({ value, label: planNames[value]() }))} />
  )
}

type Verb = 'suspend' | 'activate'

function Actions({ tenant: { id, name, status, code } }: { tenant: TenantRow }) {
  const [isDeleting, deleting] = useDisclosure()
  const params = { path: { tenant_id: id } }
  const post = (verb: Verb) => (verb === 'suspend' ? api.POST('/api/v1/tenants/{tenant_id}/suspend', { params }) : api.POST('/api/v1/tenants/{tenant_id}/activate', { params }))
  const changing = useMutation({
    mutationFn: post,
    onSuccess: ({ data }, verb) => {
      const undo = () => void post(verb === 'suspend' ? 'activate' : 'suspend').then(reloadTenants, (error: unknown) => sayFailed(errorText(error)))
      if (data) sayDone(m.tenants_done({ name, status: statusNames[data.data.status]() }), undo)
    },
    onError: (error) => sayFailed(errorText(error)),
    onSettled: reloadTenants,
  })
  const removing = useMutation({
    mutationFn: () => api.DELETE('/api/v1/tenants/{tenant_id}', { params }),
    onSuccess: ({ data }) => {
      deleting.close()
      if (data) sayDone(m.tenants_done({ name, status: statusNames[data.data.status]() }))
    },
    onSettled: reloadTenants,
  })
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={m.tenants_actions_of({ name })} loading={changing.isPending}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'active' ? <Menu.Item onClick={() => changing.mutate('suspend')}>{m.tenants_suspend()}</Menu.Item> : <Menu.Item onClick={() => changing.mutate('activate')}>{m.tenants_activate()}</Menu.Item>}
          <Menu.Item color="red" onClick={deleting.open}>
            {m.tenants_delete()}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog isOpen={isDeleting} onClose={deleting.close} title={m.tenants_delete_title({ name })} words={m.tenants_delete_words()} text={code} button={m.tenants_delete_button()} isBusy={removing.isPending} error={removing.error} onConfirm={() => removing.mutate()} />
    </>
  )
}
