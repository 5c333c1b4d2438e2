import { z } from 'zod'
import type { Config } from '#kernel/config'
import { call, guarded, OuterError, readAnswer } from '#kernel/outer'

export const MAX_ASINS = 100
const TIMEOUT_MS = 60_000

/** What every answer says of the bucket. */
const Bucket = z.object({ tokensLeft: z.number(), refillRate: z.number().nonnegative(), refillIn: z.number().nonnegative() })
const Product = z.object({ asin: z.string(), domainId: z.number() }).loose()
const Answer = Bucket.extend({ products: z.array(Product).nullish() })
const Refusal = Bucket.partial().extend({ error: z.object({ type: z.string(), message: z.string().nullish() }).nullish() })

export interface KeepaBucket {
  tokens: number
  refill_per_minute: number
}

/** Keepa has no tokens left for us; `waitS` seconds later it has. */
export class OutOfTokens extends OuterError {
  readonly bucket: KeepaBucket

  constructor(bucket: KeepaBucket, waitS: number) {
    super('later', 'LIMIT_REACHED', 'Keepa has no tokens left', { retryAfterS: waitS })
    this.bucket = bucket
  }
}

/** The functions we need of Keepa. @throws OuterError */
export function keepaClient({ keepa }: Pick<Config, 'keepa'>) {
  const { url: base, key } = keepa
  if (key === undefined) throw new OuterError('refused', 'NOT_CONFIGURED', 'No Keepa key is set')
  return {
    /** Histories of up to 100 products of one of its domains, a token each. Products it does not know are left out. */
    readProducts: (domain: number, asins: readonly string[]): Promise<{ products: z.output<typeof Product>[]; bucket: KeepaBucket }> => {
      const url = new URL(`${base.replace(/\/$/, '')}/product`)
      url.search = new URLSearchParams({ key, domain: String(domain), asin: asins.join(','), history: '1', buybox: '1', rating: '1' }).toString()
      return guarded(`Keepa (${url.host})`, async () => {
        const { status, text } = await call({ url, timeoutMs: TIMEOUT_MS })
        if (status !== 200) throw failureOf(status, text)
        const { products, tokensLeft, refillRate } = readAnswer(Answer, text, 'Keepa')
        return { products: products ?? [], bucket: { tokens: tokensLeft, refill_per_minute: refillRate } }
      })
    },
  }
}

function failureOf(status: number, text: string): OuterError {
  let refusal: z.output<typeof Refusal> = {}
  try {
    refusal = Refusal.parse(JSON.parse(text))
  } catch {
    // Its status has to say it all.
  }
  const said = refusal.error?.message ?? refusal.error?.type ?? 'no reason given'
  if (status === 429) return new OutOfTokens({ tokens: refusal.tokensLeft ?? 0, refill_per_minute: refusal.refillRate ?? 1 }, Math.max(1, Math.ceil((refusal.refillIn ?? 60_000) / 1000)))
  if (status >= 500) return new OuterError('unclear', 'SOURCE_BROKEN', `Keepa answered ${status}`)
  if (status === 402 || status === 401 || status === 403) return new OuterError('refused', 'TOKEN_REFUSED', `Keepa does not accept the key: ${said}`)
  return new OuterError('refused', 'ORDER_REFUSED', `Keepa refused: ${said}`)
}
