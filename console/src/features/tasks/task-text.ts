import type { Task } from '../../api.types.ts'
import { crawlReasons } from '../../crawl-reason.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

export const taskStatuses: Record<Task['status'], { label: () => string; tone: 'pos' | 'neg' | 'warn' | 'accent' | 'neutral' }> = {
  queued: { label: m.task_queued, tone: 'neutral' },
  running: { label: m.task_running, tone: 'accent' },
  succeeded: { label: m.task_succeeded, tone: 'pos' },
  failed: { label: m.task_failed, tone: 'neg' },
  cancelled: { label: m.task_cancelled, tone: 'warn' },
}

const KINDS: Record<string, () => string> = { import: m.task_kind_import, add_products: m.task_kind_add_products, crawl: m.task_kind_crawl }
export const taskKind = (kind: string) => KINDS[kind]?.() ?? m.task_kind_other()

const count = (value: unknown) => (typeof value === 'number' ? integer(value) : '0')

/** In the reader's language where the task says why; else in the server's words. */
export function taskError(task: Task): string | null {
  const reasons = task.kind === 'crawl' ? crawlReasons(task) : undefined
  return reasons === undefined ? task.error : m.task_not_fetched({ reasons })
}

/** What came of a task that has an end. */
export function taskResult({ kind, result }: Task): string | undefined {
  if (kind !== 'crawl' || result === null) return undefined
  return m.task_crawl_result({ stored: count(result['stored']), fresh: count(result['fresh']), unknown: count(result['unknown']), failed: count(result['failed']) })
}
