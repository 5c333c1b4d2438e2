/** Where in a system a fault strikes. Apify: start, status, items, webhook, page. Payment providers: start (what moves money), status (a look), webhook. The others have one place. */
export type Place = 'start' | 'status' | 'items' | 'webhook' | 'page' | 'run' | 'any'

export const SYSTEMS = ['apify', 'keepa', 'mail', 'hooks', 'llm', 'discord', 'slack', 'sms', 'push', 'fcm', 'stripe', 'paypal'] as const
/** What can go wrong, and where it does unless the order says otherwise. */
export const KINDS = {
  429: 'start', 500: 'start', timeout: 'start', later: 'start', refused: 'start', lost_answer: 'start',
  half_answer: 'items', wrong_type: 'items', slow: 'run', failed: 'run', aborted: 'run', timed_out: 'run',
  captcha: 'page', other_asin: 'page', not_found: 'page', missing: 'page', no_bsr: 'page', out_of_stock: 'page', in_stock: 'page',
  duplicate_webhook: 'webhook', lost_webhook: 'webhook', disordered_webhook: 'webhook', forged_webhook: 'webhook', declined: 'start', 404: 'any', 410: 'any', cut_json: 'any', invented: 'any',
} as const satisfies Record<string, Place>
export type Kind = `${keyof typeof KINDS}`

export interface FaultOrder {
  system: (typeof SYSTEMS)[number]
  kind: Kind
  at?: Place
  asin?: string
  /** Of a payment provider: what is asked of, `refunds`. */
  of?: string
  /** How often; always when left out. */
  times?: number
  /** Lets so many pass first. */
  after?: number
}

export interface Fault extends FaultOrder {
  id: number
  at: Place
  /** How often it has struck. */
  hits: number
}

const WITH_PLACES = new Set<string>(['apify', 'stripe', 'paypal'])

export function createFaults() {
  let faults: Fault[] = []
  let last = 0
  return {
    add(order: FaultOrder): Fault {
      const fault = { ...order, id: ++last, at: order.at ?? (WITH_PLACES.has(order.system) ? KINDS[order.kind] : 'any'), hits: 0 }
      faults.push(fault)
      return fault
    },
    list: () => faults,
    clear: () => void (faults = []),
    /** The fault that strikes here now, counted. */
    strike(system: Fault['system'], at: Place, asin?: string, of?: string): Kind | undefined {
      const fault = faults.find((f) => f.system === system && (f.at === at || f.at === 'any') && (f.asin === undefined || f.asin === asin) && (f.of === undefined || f.of === of) && (f.times === undefined || f.hits < f.times))
      if (fault === undefined) return undefined
      if (fault.after !== undefined && fault.after > 0) {
        fault.after--
        return undefined
      }
      fault.hits++
      return fault.kind
    },
  }
}
export type Faults = ReturnType<typeof createFaults>
