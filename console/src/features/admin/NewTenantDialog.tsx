import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { TenantRow } from '../../api.types.ts'
import { currentLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormError } from '../../ui/fields.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { PLANS, planNames } from './tenant-text.ts'
import { reloadTenants } from './tenants.queries.ts'

export function NewTenantDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.tenants_new()} size={420}>
      <NewTenantForm onClose={onClose} />
    </Dialog>
  )
}

function NewTenantForm({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [owner, setOwner] = useState('')
  const [plan, setPlan] = useState<TenantRow['plan']>('basic')
  const making = useMutation({
    mutationFn: () => api.POST('/api/v1/tenants', { body: { name, owner_email: owner, plan, language: currentLocale() } }),
    onSuccess: () => {
      reloadTenants()
      sayDone(m.tenants_created({ name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    making.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <Field isFirst label={m.plan_team_name()} name="name" autoComplete="off" value={name} error={making.error} onChange={setName} />
      <Field label={m.tenants_owner()} description={m.tenants_owner_hint()} name="owner_email" type="email" autoComplete="off" value={owner} error={making.error} onChange={setOwner} />
      <NativeSelect label={m.plan_plan()} value={plan} onChange={({ currentTarget: { value } }) => setPlan(PLANS.find((each) => each === value) ?? plan)} data={PLANS.map((value) => ({ value, label: planNames[value]() }))} />
      <FormError error={making.error} fields={['name', 'owner_email']} />
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={making.isPending}>
          {m.tenants_create()}
        </Button>
      </div>
    </form>
  )
}
