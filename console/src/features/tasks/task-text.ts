import type { Task } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'

export const taskStatuses: Record<Task['status'], { label: () => string; tone: 'pos' | 'neg' | 'warn' | 'accent' | 'neutral' }> = {
  queued: { label: m.task_queued, tone: 'neutral' },
  running: { label: m.task_running, tone: 'accent' },
  succeeded: { label: m.task_succeeded, tone: 'pos' },
  failed: { label: m.task_failed, tone: 'neg' },
  cancelled: { label: m.task_cancelled, tone: 'warn' },
}

const KINDS: Record<string, () => string> = { import: m.task_kind_import }
export const taskKind = (kind: string) => KINDS[kind]?.() ?? m.task_kind_other()
