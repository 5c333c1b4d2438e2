import type { ReactNode } from 'react'

/** One sentence on what will be here, and one thing to do. */
export function EmptyState({ icon, text, action }: { icon: ReactNode; text: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <span className="empty-icon" aria-hidden="true">
        {icon}
      </span>
      <div className="empty-words">{text}</div>
      {action}
    </div>
  )
}
