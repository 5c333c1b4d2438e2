import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { User } from '../../api.types.ts'
import { ApiError } from '../../api-error.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { answerChallenge } from '../../session.ts'
import { isThrottled, useSecondsLeft, Waiting } from './Waiting.tsx'

interface SecondStepFormProps {
  challenge: string
  onSignedIn: (user: User) => void
  onBack: () => void
}

/** A code of the app, or one of the recovery codes. A code of six digits is sent as soon as it is complete. */
export function SecondStepForm({ challenge, onSignedIn, onBack }: SecondStepFormProps) {
  const [code, setCode] = useState('')
  const [isRecovery, setRecovery] = useState(false)
  const attempt = useMutation({ mutationFn: answerChallenge, onSuccess: onSignedIn, onError: () => setCode('') })
  const wait = useSecondsLeft(attempt.error)
  const isOver = attempt.error instanceof ApiError && attempt.error.code === 'CHALLENGE_ENDED'
  const send = (text: string) => attempt.mutate({ challenge, code: text.trim() })
  const type = (text: string) => {
    setCode(text)
    if (!isRecovery && /^\d{6}$/.test(text.trim()) && !attempt.isPending) send(text)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(code)
  }
  const change = () => {
    setRecovery(!isRecovery)
    setCode('')
  }
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <p>{isRecovery ? m.second_step_recovery_words() : m.second_step_words()}</p>
      <TextInput
        key={String(isRecovery)}
        label={isRecovery ? m.second_step_recovery_code() : m.second_step_code()}
        name="code"
        size="sm"
        autoFocus
        required
        withAsterisk={false}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        inputMode={isRecovery ? 'text' : 'numeric'}
        value={code}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {wait > 0 ? (
        <Waiting seconds={wait} />
      ) : (
        <p className="form-error" role="alert">
          {attempt.isError && !isThrottled(attempt.error) && errorText(attempt.error)}
        </p>
      )}
      {isOver ? (
        <Button size="sm" fullWidth onClick={onBack}>
          {m.second_step_back()}
        </Button>
      ) : (
        <Button type="submit" size="sm" fullWidth loading={attempt.isPending} disabled={wait > 0}>
          {m.session_sign_in()}
        </Button>
      )}
      <Button variant="subtle" size="sm" fullWidth onClick={change}>
        {isRecovery ? m.second_step_use_app() : m.second_step_use_recovery()}
      </Button>
    </form>
  )
}
