import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { errorText, requestIdOf } from '../error-text.ts'
import { m } from '../paraglide/messages.js'

interface ErrorNoticeProps {
  /** What could not be done, as a sentence. */
  what: string
  error: unknown
  onRetry?: () => void
}

/** Says what failed and why, and how to go on. */
export function ErrorNotice({ what, error, onRetry }: ErrorNoticeProps) {
  const requestId = requestIdOf(error)
  return (
    <div className="error-notice" role="alert">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div className="error-words">
        <p className="error-what">{what}</p>
        <p>{errorText(error)}</p>
        {requestId && (
          <p className="muted small">
            {m.error_request_id()} <code>{requestId}</code>
          </p>
        )}
      </div>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {m.action_retry()}
        </Button>
      )}
    </div>
  )
}
