import { useState } from 'react'
import { ApiError } from '../../api-error.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { useNow } from '../../ui/use-now.ts'

const SECOND_MS = 1000

export const isThrottled = (error: unknown): error is ApiError & { retryAfter: number } => error instanceof ApiError && error.status === 429 && error.retryAfter !== undefined

/** How long the server wants no other attempt, counted down from the moment it said so. */
export function useSecondsLeft(error: unknown): number {
  const now = useNow(SECOND_MS)
  if (!isThrottled(error)) return 0
  const left = Math.ceil(error.retryAfter - (now - error.at) / SECOND_MS)
  return Math.min(error.retryAfter, Math.max(0, left))
}

/** Read out once; the seconds are for the eye. */
export function Waiting({ seconds }: { seconds: number }) {
  const [first] = useState(seconds)
  return (
    <div className="form-error num">
      <p className="visually-hidden" role="alert">
        {m.wait_then_retry({ n: integer(first) })}
      </p>
      <p aria-hidden="true">{m.wait_then_retry({ n: integer(seconds) })}</p>
    </div>
  )
}
