import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { renderSVG } from 'uqr'
import { api } from '../../api.ts'
import { m } from '../../paraglide/messages.js'
import { queryClient } from '../../query-client.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field, FormError } from '../../ui/fields.tsx'
import { SecretOnce } from '../../ui/SecretOnce.tsx'
import './security.css'

interface DialogProps {
  isOpen: boolean
  onClose: () => void
}

/** The picture, the code that proves that it was read, and then the recovery codes, which are shown this once. */
export function EnrolDialog({ isOpen, onClose }: DialogProps) {
  const [codes, setCodes] = useState<string[]>()
  const finish = () => {
    onClose()
    void queryClient.invalidateQueries() // what the team refused before is open now
  }
  return (
    <Dialog isOpen={isOpen} onClose={codes ? finish : onClose} onClosed={() => setCodes(undefined)} isFirm={codes !== undefined} title={codes ? m.factor_codes_title() : m.factor_title()} size={440}>
      {codes ? <SecretOnce secret={codes.join('\n')} words={m.factor_codes_words()} copyLabel={m.factor_codes_copy()} onClose={finish} /> : <Enrolment onCodes={setCodes} onClose={onClose} />}
    </Dialog>
  )
}

function Enrolment({ onCodes, onClose }: { onCodes: (codes: string[]) => void; onClose: () => void }) {
  const [code, setCode] = useState('')
  const beginning = useMutation({ mutationFn: async () => (await api.POST('/api/v1/users/profile/second-factor')).data?.data })
  const confirming = useMutation({
    mutationFn: () => api.POST('/api/v1/users/profile/second-factor/confirm', { body: { code: code.trim() } }),
    onSuccess: ({ data }) => data && onCodes(data.data.recovery_codes),
    onError: () => setCode(''),
  })
  const { mutate: begin } = beginning
  const isBegun = useRef(false)
  useEffect(() => {
    if (isBegun.current) return // each asks for a secret of its own, and this effect may run twice
    isBegun.current = true
    begin()
  }, [begin])
  const enrolment = beginning.data
  if (beginning.isError) return <ErrorNotice what={m.settings_failed()} error={beginning.error} onRetry={() => begin()} />
  if (!enrolment) return <p className="muted">{m.loading()}</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirming.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <p>{m.factor_scan()}</p>
      <img className="factor-qr" alt={m.factor_qr()} width={192} height={192} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(enrolment.uri, { border: 2 }))}`} />
      <details>
        <summary>{m.factor_secret()}</summary>
        <code className="secret-once" tabIndex={0}>
          {enrolment.secret.match(/.{1,4}/g)?.join(' ')}
        </code>
      </details>
      <Field isFirst label={m.second_step_code()} name="code" autoComplete="one-time-code" value={code} error={confirming.error} onChange={setCode} />
      <FormError error={confirming.error} fields={['code']} />
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={confirming.isPending}>
          {m.factor_confirm()}
        </Button>
      </div>
    </form>
  )
}
