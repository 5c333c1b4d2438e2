import { z } from 'zod'
import { Choice, choose, noChoice, switched } from './choice.ts'
import { heldHours } from './confirmation.ts'
import type { Sample } from './sample.ts'
import type { Step } from './step.ts'

export const StockState = z.object({
  stock: Choice,
  /** When a page last said so itself; within a silence of it, offers are not used to guess. */
  said_at: z.number().nullable(),
})
export type StockState = z.infer<typeof StockState>
export const noStock: StockState = { stock: noChoice, said_at: null }

/** `out_of_stock` and `back_in_stock`; the second only after the first was told. */
export const watchStock: Step<StockState> = (state, sample, context) => {
  const { clock, rules } = context
  const said = sample.availability ?? undefined
  const said_at = said === undefined ? state.said_at : clock.at
  const mayGuess = said_at === null || clock.at - said_at > rules.silence_ms
  const { choice, change } = choose(state.stock, said ?? (mayGuess ? guess(sample) : undefined), { clock, need: rules.confirm })
  if (change === undefined) return { stock: choice, said_at }
  const isOut = change.after === 'out_of_stock'
  const isTold = context.tell({
    rule: isOut ? 'out_of_stock' : 'back_in_stock',
    direction: isOut ? 'down' : 'up',
    severity: isOut ? 'high' : 'medium',
    metric: 'availability',
    before: change.before,
    after: change.after,
    change: null,
    reason_code: isOut ? 'no_offer' : 'offer_again',
    facts: { held_hours: heldHours(change.pending), observations: change.pending.seen },
  })
  return { stock: isTold ? switched(choice) : choice, said_at }
}

/** A source that only reports offers: none at all is out of stock. An empty buy box alone is not. */
function guess({ price_minor, offers_new }: Sample) {
  if (typeof price_minor === 'number' || (typeof offers_new === 'number' && offers_new > 0)) return 'in_stock'
  return price_minor === null || offers_new === 0 || offers_new === null ? 'out_of_stock' : undefined
}
