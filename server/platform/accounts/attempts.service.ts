import { fingerprint } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { AppError } from '#kernel/errors'
import * as attempts from './attempts.repository.ts'

const WINDOW_MS = 15 * 60_000
const FIRST_WAIT_MS = 30_000
/** An address that opened the account in this time is not kept out by what others try on it. */
const KNOWN_MS = 30 * 86_400_000

/** How many failures each is allowed in {@link WINDOW_MS}, and the longest wait after them. */
const LIMITS = {
  pair: { failures: 10, longest_ms: 15 * 60_000 },
  account: { failures: 100, longest_ms: 60_000 },
  ip: { failures: 50, longest_ms: 15 * 60_000 },
} as const
type Kind = keyof typeof LIMITS

const keysOf = (account: string, ip: string) => ({ pair: `pair ${fingerprint(`${account} ${ip}`)}`, account: `account ${fingerprint(account)}`, ip: `ip ${ip}` })

/**
 * Counts an attempt as failed before its outcome is known, so that a hundred at once are a hundred.
 * @param account the person's id, or the unknown name that was given: both are counted alike
 * @throws AppError 429 when the account or the address must wait
 */
export function countAttempt(authDb: Db, account: string, ip: string, now = new Date()): Promise<void> {
  const keys = keysOf(account, ip)
  return inTransaction(authDb, async (trx) => {
    const rows = await attempts.lock(trx, Object.values(keys), now)
    const row = (kind: Kind) => rows.find(({ key }) => key === keys[kind])
    const succeeded = row('pair')?.succeeded_at
    const isKnown = succeeded !== null && succeeded !== undefined && now.getTime() - succeeded.getTime() < KNOWN_MS
    for (const kind of ['pair', 'account', 'ip'] as const) {
      const until = row(kind)?.blocked_until ?? null
      if (until !== null && until > now && !(kind === 'account' && isKnown)) {
        // A clock that was set back must not keep anybody out for longer.
        const wait_ms = Math.min(until.getTime() - now.getTime(), LIMITS[kind].longest_ms)
        throw new AppError([429, 'TOO_MANY_ATTEMPTS'], 'Too many attempts: wait before the next', { retryAfter: Math.ceil(wait_ms / 1000) })
      }
    }
    for (const kind of ['pair', 'account', 'ip'] as const) {
      const old = row(kind)
      const failures = (old === undefined || now.getTime() - old.last_at.getTime() > WINDOW_MS ? 0 : old.failures) + 1
      await attempts.save(trx, { key: keys[kind], failures, last_at: now, blocked_until: blockOf(kind, failures, now) })
    }
  })
}

function blockOf(kind: Kind, failures: number, now: Date): Date | null {
  const { failures: allowed, longest_ms } = LIMITS[kind]
  return failures < allowed ? null : new Date(now.getTime() + Math.min(longest_ms, FIRST_WAIT_MS * 2 ** Math.min(20, failures - allowed)))
}

/** The account's counts begin anew; the address loses only the attempt that was right. */
export async function clearAttempts(trx: Db, account: string, ip: string, now = new Date()): Promise<void> {
  const keys = keysOf(account, ip)
  await attempts.lock(trx, Object.values(keys), now) // in the order of `countAttempt`
  await attempts.clear(trx, [keys.account, keys.pair])
  await attempts.markSucceeded(trx, keys.pair, now)
  await attempts.takeBack(trx, keys.ip)
}
