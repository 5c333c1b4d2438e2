import type { Task } from './api.types.ts'
import { integer } from './format.ts'
import { m } from './paraglide/messages.js'

const REASONS: Record<string, () => string> = {
  PAGE_UNKNOWN: m.crawl_page_unknown,
  ITEM_EMPTY: m.crawl_page_empty,
  PAGE_MISSING: m.crawl_page_missing,
  ASIN_REDIRECTED: m.crawl_redirected,
  SHAPE_UNKNOWN: m.crawl_unreadable,
  ASIN_INVALID: m.crawl_unreadable,
  MARKETPLACE_UNKNOWN: m.crawl_unreadable,
  RUN_FAILED: m.crawl_run_failed,
  RUN_TIMED_OUT: m.crawl_run_timed_out,
  RUN_ABORTED: m.crawl_run_aborted,
  RUN_LOST: m.crawl_run_lost,
  START_FAILED: m.crawl_start_failed,
  TOKEN_REFUSED: m.crawl_token_refused,
  BUDGET_SPENT: m.crawl_budget_spent,
  ORDER_REFUSED: m.crawl_order_refused,
  WAITED_TOO_LONG: m.crawl_waited,
  CANCELLED: m.crawl_cancelled,
}

/** Why pages were not read, the most frequent reason first; undefined where the task does not say. */
export function crawlReasons({ result }: Pick<Task, 'result'>): string | undefined {
  const told = result?.['reasons']
  if (typeof told !== 'object' || told === null) return undefined
  const counts = new Map<string, number>()
  for (const [code, count] of Object.entries(told)) {
    const reason = (REASONS[code] ?? m.crawl_other)()
    counts.set(reason, (counts.get(reason) ?? 0) + Number(count))
  }
  if (counts.size === 0) return undefined
  const inOrder = [...counts].toSorted(([, a], [, b]) => b - a)
  return inOrder.map(([reason, count]) => (count === 1 ? reason : m.task_reason_counted({ reason, n: integer(count) }))).join(m.summary_join())
}

/** What one reason means; undefined for a code of another kind. */
export const crawlReasonText = (code: string): string | undefined => REASONS[code]?.() ?? (code === 'ANSWER_UNKNOWN' ? m.crawl_unreadable() : undefined)
