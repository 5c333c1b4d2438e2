import type { Faults } from './faults.ts'

const TRIES = 3
const AGAIN_MS = 2_000

interface Caller<E> {
  faults: Faults
  system: 'stripe' | 'paypal'
  /** Before an event is told. */
  delayMs: number
  /** The store that an event is about: `{store}` in an endpoint's URL. */
  storeOf: (event: E) => string
  headersOf: (body: string, event: E, isForged: boolean) => Record<string, string>
}

/** Tells endpoints of events: late, and as the faults want it twice, out of order, forged or not at all. What nobody takes is told again. */
export function createCallbacks<E extends object>({ faults, system, delayMs, storeOf, headersOf }: Caller<E>) {
  const endpoints = new Set<string>()
  const events: E[] = []
  let held: E | undefined

  function tell(event: E): void {
    events.push(event)
    const fault = faults.strike(system, 'webhook')
    if (fault === 'lost_webhook') return
    if (fault === 'disordered_webhook') return void (held = event)
    const late = held
    held = undefined
    const order = [event, ...(fault === 'duplicate_webhook' ? [event] : []), ...(late === undefined ? [] : [late])]
    for (const [place, one] of order.entries()) setTimeout(() => deliver(one, fault === 'forged_webhook'), delayMs * (place + 1)).unref()
  }

  function deliver(event: E, isForged: boolean, tries = TRIES): void {
    const body = JSON.stringify(event)
    for (const endpoint of endpoints) {
      fetch(endpoint.replace('{store}', encodeURIComponent(storeOf(event))), { method: 'POST', body, headers: { 'content-type': 'application/json; charset=utf-8', ...headersOf(body, event, isForged) }, signal: AbortSignal.timeout(10_000) })
        .then((answer) => answer.ok, () => false)
        .then((isTaken) => void (!isTaken && tries > 1 && !isForged && setTimeout(() => deliver(event, false, tries - 1), AGAIN_MS).unref()), () => {})
    }
  }
  return { tell, events, endpoints }
}
