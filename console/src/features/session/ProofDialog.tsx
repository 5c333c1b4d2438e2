import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { api, queryApi } from '../../api.ts'
import { m } from '../../paraglide/messages.js'
import { onProofAsked } from '../../proof.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field, FormError, PasswordField } from '../../ui/fields.tsx'

const factorQuery = queryApi.queryOptions('get', '/api/v1/users/profile/second-factor', {}, { staleTime: 0 })

/** Opens over any page when the server wants to know again who it is; what was refused is then sent again. */
export function ProofDialog() {
  const [isOpen, setOpen] = useState(false)
  const answer = useRef<(isProven: boolean) => void>(() => {})
  useEffect(
    () =>
      onProofAsked(
        () =>
          new Promise((resolve) => {
            answer.current = resolve
            setOpen(true)
          }),
      ),
    [],
  )
  const close = (isProven: boolean) => {
    setOpen(false)
    answer.current(isProven)
  }
  return (
    <Dialog isOpen={isOpen} onClose={() => close(false)} title={m.proof_title()} size={400}>
      <ProofForm onProven={() => close(true)} onClose={() => close(false)} />
    </Dialog>
  )
}

function ProofForm({ onProven, onClose }: { onProven: () => void; onClose: () => void }) {
  const factor = useQuery(factorQuery)
  const [text, setText] = useState('')
  const hasCode = factor.data?.data.is_on === true
  const proving = useMutation({
    mutationFn: () => api.POST('/api/v1/auth/step-up', { body: hasCode ? { code: text.trim() } : { password: text } }),
    onSuccess: onProven,
    onError: () => setText(''),
  })
  if (factor.isError) return <ErrorNotice what={m.settings_failed()} error={factor.error} onRetry={() => void factor.refetch()} />
  if (!factor.data) return <p className="muted">{m.loading()}</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    proving.mutate()
  }
  return (
    <form className="dialog-form" onSubmit={submit}>
      <p>{hasCode ? m.proof_words_code() : m.proof_words_password()}</p>
      {hasCode ? (
        <Field isFirst label={m.second_step_code()} name="code" autoComplete="one-time-code" value={text} error={proving.error} onChange={setText} />
      ) : (
        <PasswordField isFirst label={m.session_password()} name="password" autoComplete="current-password" value={text} error={proving.error} onChange={setText} />
      )}
      <FormError error={proving.error} fields={['code', 'password']} />
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={proving.isPending}>
          {m.proof_confirm()}
        </Button>
      </div>
    </form>
  )
}
