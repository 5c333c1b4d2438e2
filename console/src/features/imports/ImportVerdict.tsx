import { IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { Import, Task } from '../../api.types.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

/** The outcome in one sentence; "nothing new" is an outcome too, and not a failure. */
export function ImportVerdict({ status, report }: { status: Task['status']; report: Import }) {
  const { tone, text } = verdict(status, report)
  const Icon = tone === 'pos' ? IconCircleCheck : tone === 'neg' ? IconCircleX : IconInfoCircle
  const { items_read, items_kept, items_refused } = report
  return (
    <div className={`verdict ${tone}`} role="status">
      <Icon size={18} aria-hidden="true" />
      <div>
        <p className="strong">{text}</p>
        <p className="small">{m.import_items({ count: items_read, read: integer(items_read), kept: integer(items_kept), refused: integer(items_refused) })}</p>
      </div>
    </div>
  )
}

function verdict(status: Task['status'], { kind, products_added, points_added, points_read, items_kept, items_read, dry_run }: Import): { tone: 'pos' | 'neg' | 'neutral'; text: string } {
  if (status === 'cancelled') return { tone: 'neutral', text: m.import_cancelled({ count: points_added, n: integer(points_added) }) }
  if (status === 'failed') return { tone: 'neg', text: m.import_failed() }
  if (items_read > 0 && items_kept === 0) return { tone: 'neg', text: m.import_nothing_kept() }
  if (items_read === 0) return { tone: 'neutral', text: m.import_nothing_read() }
  if (kind === 'products') {
    if (dry_run) return { tone: 'neutral', text: m.add_file_rehearsed({ count: items_kept, n: integer(items_kept) }) }
    return products_added === 0 ? { tone: 'neutral', text: m.add_nothing_new() } : { tone: 'pos', text: m.add_done({ count: products_added, n: integer(products_added) }) }
  }
  if (dry_run) return { tone: 'neutral', text: m.import_dry_result({ count: points_read, n: integer(points_read) }) }
  if (points_added === 0) return { tone: 'neutral', text: m.import_nothing_new() }
  return { tone: 'pos', text: m.import_added({ count: points_added, n: integer(points_added) }) }
}
