import type { Draft } from '../alerts.schema.ts'
import type { Clock } from './confirmation.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'

/** What a rule sees besides its own state. */
export interface Context {
  clock: Clock
  rules: Rules
  currency: string | null
  /** Reports what was found. False while its key cools down: the rule then keeps the matter open and tries again. */
  tell(draft: Draft): boolean
}

/** One rule: its state before the sample, the sample, its state after. Pure but for `tell`. */
export type Step<S> = (state: S, sample: Sample, context: Context) => S
