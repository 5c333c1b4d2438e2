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

const KINDS: Record<string, () => string> = { import: m.task_kind_import, add_products: m.task_kind_add_products, crawl: m.task_kind_crawl, category_search: m.task_kind_category_search, suggestion: m.suggest_title, product_import: m.task_kind_product_import, search_rebuild: m.task_kind_search_rebuild }
export const taskKind = (kind: string) => KINDS[kind]?.() ?? m.task_kind_other()

const PARTS = { stored: m.task_seen, fresh: m.task_fresh, unknown: m.task_unreadable, failed: m.task_not_seen }

/** The server's title, or its meaning where it is made of words. */
export function taskTitle({ kind, title, params }: Task): string {
  if (kind === 'category_search' && typeof params['category'] === 'string') return m.task_title_category({ name: params['category'] })
  if (kind === 'suggestion' && typeof params['asin'] === 'string') return m.suggest_task({ asin: params['asin'] })
  const count = params['products']
  if (kind !== 'crawl' || typeof count !== 'number') return title
  const asins = params['asins']
  const asin: unknown = count === 1 && Array.isArray(asins) ? asins[0] : undefined
  return m.task_title_crawl({ products: typeof asin === 'string' ? asin : m.task_products({ count, n: integer(count) }) })
}

/** In the reader's language where the task says why; else in the server's words. */
export function taskError(task: Task): string | null {
  const reasons = task.kind === 'crawl' ? crawlReasons(task) : undefined
  return reasons === undefined ? task.error : m.task_not_fetched({ reasons })
}

/** What came of a task that has an end. */
export function taskResult({ kind, status, result }: Task): string | undefined {
  if (kind !== 'crawl' || result === null) return undefined
  const parts = Object.entries(PARTS).flatMap(([name, words]) => {
    // What went wrong is told with its reasons.
    if (status === 'failed' && (name === 'unknown' || name === 'failed')) return []
    const count = result[name]
    return typeof count === 'number' && count > 0 ? [words({ n: integer(count) })] : []
  })
  return parts.join(' · ')
}
