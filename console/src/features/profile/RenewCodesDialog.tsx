import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormError } from '../../ui/fields.tsx'
import { SecretOnce } from '../../ui/SecretOnce.tsx'
import { factorQuery, reload } from './security.queries.ts'
import './security.css'

export function RenewCodesDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [codes, setCodes] = useState<string[]>()
  const finish = () => {
    onClose()
    reload(factorQuery)
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} onClosed={() => setCodes(undefined)} isFirm={codes !== undefined} title={codes ? m.factor_codes_title() : m.factor_renew_title()} size={440}>
      {codes ? <SecretOnce secret={codes.join('\n')} words={m.factor_codes_words()} copyLabel={m.factor_codes_copy()} onClose={finish} /> : <RenewForm onCodes={setCodes} onClose={onClose} />}
    </Dialog>
  )
}

function RenewForm({ onCodes, onClose }: { onCodes: (codes: string[]) => void; onClose: () => void }) {
  const [code, setCode] = useState('')
  const renewing = useMutation({
    mutationFn: () => api.POST('/api/v1/users/profile/second-factor/recovery-codes', { body: { code: code.trim() } }),
    onSuccess: ({ data }) => data && onCodes(data.data.recovery_codes),
    onError: () => setCode(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    renewing.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <p>{m.factor_renew_words()}</p>
      <Field isFirst label={m.second_step_code()} name="code" autoComplete="one-time-code" value={code} error={renewing.error} onChange={setCode} />
      <FormError error={renewing.error} fields={['code']} />
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={renewing.isPending}>
          {m.factor_renew_button()}
        </Button>
      </div>
    </form>
  )
}
