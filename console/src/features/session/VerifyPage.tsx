import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ApiError } from '../../api-error.ts'
import { ButtonLink } from '../../ButtonLink.tsx'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { verifyEmail } from '../../session.ts'
import { PublicFrame } from './PublicFrame.tsx'

const route = getRouteApi('/verify')

/** The link of the mail: it signs in, and leads to the first product. */
export function VerifyPage() {
  const { token = '' } = route.useSearch()
  const router = useRouter()
  const attempt = useMutation({
    mutationFn: verifyEmail,
    onSuccess: (user) => user && router.navigate({ to: paths.products, search: { add: true } }),
  })
  const { mutate } = attempt
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return // a link works once, and this effect may run twice
    isSent.current = true
    mutate(token)
  }, [mutate, token])
  if (attempt.error instanceof ApiError && attempt.error.code === 'TOKEN_USED') {
    return (
      <PublicFrame title={m.verify_used_title()}>
        <p role="alert">{errorText(attempt.error)}</p>
        <ButtonLink to={paths.signIn} size="sm" fullWidth>
          {m.session_sign_in()}
        </ButtonLink>
      </PublicFrame>
    )
  }
  if (attempt.isError) {
    return (
      <PublicFrame title={m.verify_failed()} foot={<Link to={paths.signIn}>{m.session_sign_in()}</Link>}>
        <p role="alert">{errorText(attempt.error)}</p>
        <p>
          <Link to={paths.signUp}>{m.verify_again()}</Link>
        </p>
      </PublicFrame>
    )
  }
  const isWaiting = attempt.isSuccess && attempt.data === undefined
  return (
    <PublicFrame title={isWaiting ? m.verify_waiting_title() : m.verify_title()}>
      <p role="status">{isWaiting ? m.verify_waiting() : m.verify_running()}</p>
    </PublicFrame>
  )
}
