/** What a request costs: `auth` tries a secret, `costly` starts crawls, imports and exports. */
export type RateClass = 'read' | 'write' | 'auth' | 'costly'

/** An allowance is used at once, and grows back over this time. */
export const PERIOD_MS = 60_000
const AUTH_PER_MINUTE = 60
/** Of an address, on the routes that need no caller. */
const ANONYMOUS_PER_MINUTE = 600
/** Beyond so many callers the oldest are forgotten: they have their allowance back at the cost of the memory. */
const MAX_CALLERS = 100_000

interface Limited {
  id: string
  requests_per_minute: number
}

export function limitOf(rate: RateClass, caller: Limited | undefined): number {
  if (rate === 'auth') return AUTH_PER_MINUTE
  if (caller === undefined) return ANONYMOUS_PER_MINUTE
  return rate === 'costly' ? Math.max(1, Math.floor(caller.requests_per_minute / 10)) : caller.requests_per_minute
}

/** Trying secrets is counted by address, whoever is signed in there. */
export function rateKeyOf(rate: RateClass, { caller, shopper, ip }: { caller?: Limited; shopper?: { tenant_id: string; customer_id: string | null }; ip: string }): string {
  if (rate === 'auth') return `${rate} ${ip}`
  if (shopper !== undefined) return `${rate} ${shopper.tenant_id} ${shopper.customer_id ?? ip}`
  return caller === undefined ? `${rate} ${ip}` : `${rate} ${caller.id}`
}

interface Use {
  /** When the allowance is full again, in ms of the limiter's clock (GCRA's theoretical arrival time). */
  full_at: number
  /** Used since the other processes heard of it, in ms of allowance. */
  unsaid: number
}

export interface Taken {
  isAllowed: boolean
  remaining: number
  /** Seconds until the allowance is full. */
  resetS: number
  /** Seconds until one more is allowed. */
  retryS: number
}

/**
 * Counts requests by GCRA: exact in one process, whatever the burst. `rate-sync` tells the processes of one another.
 * @param now ms of a clock that only goes forward: a change of the system's time neither blocks nor frees anybody
 */
export function createLimiter(now: () => number = () => performance.now()) {
  const uses = new Map<string, Use>()
  const unsaid = new Set<string>()

  return {
    take(key: string, limit: number): Taken {
      const at = now()
      const cost = PERIOD_MS / limit
      const use = uses.get(key)
      const waits = Math.max(0, (use?.full_at ?? 0) - at)
      const isAllowed = waits + cost <= PERIOD_MS + 1e-6
      const debt = isAllowed ? waits + cost : waits
      if (isAllowed) {
        if (use === undefined) remember(key, { full_at: at + debt, unsaid: cost })
        else {
          use.full_at = at + debt
          use.unsaid += cost
        }
        unsaid.add(key)
      }
      return {
        isAllowed, remaining: Math.max(0, Math.floor((PERIOD_MS - debt) / cost + 1e-6)), resetS: Math.ceil(debt / 1000),
        retryS: isAllowed ? 0 : Math.max(1, Math.ceil((waits + cost - PERIOD_MS) / 1000)),
      }
    },
    /** What was used since the last call, in ms of allowance. It counts as told, until `untell`. */
    tell(): { key: string; used_ms: number }[] {
      const told = [...unsaid].map((key) => ({ key, use: uses.get(key) })).filter(({ use }) => use !== undefined).map(({ key, use }) => ({ key, used_ms: use?.unsaid ?? 0 }))
      for (const { key } of told) {
        const use = uses.get(key)
        if (use !== undefined) use.unsaid = 0
      }
      unsaid.clear()
      return told
    },
    /** The others could not be told: it is told the next time. */
    untell(told: { key: string; used_ms: number }[]) {
      for (const { key, used_ms } of told) {
        const use = uses.get(key)
        if (use === undefined) continue
        use.unsaid += used_ms
        unsaid.add(key)
      }
    },
    /** What all processes have used: the allowance of `key` is full in `wait_ms`. */
    hear(heard: { key: string; wait_ms: number }[]) {
      const at = now()
      for (const { key, wait_ms } of heard) {
        const use = uses.get(key)
        if (use !== undefined) use.full_at = at + wait_ms + use.unsaid
      }
    },
  }

  function remember(key: string, use: Use) {
    if (uses.size >= MAX_CALLERS) forget()
    uses.set(key, use)
  }

  /** First those who have their allowance back anyway, then the oldest half. */
  function forget() {
    const at = now()
    for (const [key, { full_at }] of uses) if (full_at <= at) uses.delete(key)
    const tooMany = uses.size - MAX_CALLERS / 2
    if (uses.size < MAX_CALLERS) return
    let dropped = 0
    for (const key of uses.keys()) if (dropped++ < tooMany) uses.delete(key)
  }
}
export type Limiter = ReturnType<typeof createLimiter>
