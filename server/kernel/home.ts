import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** The folder of the checkout. */
export const ROOT = join(import.meta.dirname, '../..')

/**
 * Where data lives unless TRADEWIND_HOME says otherwise: `.tradewind` in the checkout; for root, whose home other users
 * cannot enter (and PostgreSQL runs as another user), a folder of this checkout's own below /var/lib.
 */
export function defaultHome(): string {
  if (process.getuid?.() !== 0) return join(ROOT, '.tradewind')
  return join('/var/lib/tradewind', createHash('sha256').update(ROOT).digest('hex').slice(0, 12))
}
