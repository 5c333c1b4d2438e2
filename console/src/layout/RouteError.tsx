import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { m } from '../paraglide/messages.js'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'

export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <main className="lone">
      <h1 className="visually-hidden">{m.page_failed()}</h1>
      <ErrorNotice what={m.page_failed()} error={error} onRetry={retry} />
    </main>
  )
}
