import { z } from 'zod'
import { type Draft, Severity } from '../alerts.schema.ts'

/** When each key (rule and direction; the state belongs to one listing) was last told, and how loudly. */
export const Told = z.record(z.string(), z.object({ at: z.number(), severity: Severity }))
export type Told = z.infer<typeof Told>

export const keyOf = ({ rule, direction }: Pick<Draft, 'rule' | 'direction'>) => `${rule}|${direction}`

/** True when the key is not cooling down, or when this is worse than what was told. */
export function mayTell(told: Told, draft: Draft, { at, coolDownMs }: { at: number; coolDownMs: number }): boolean {
  const last = told[keyOf(draft)]
  if (last === undefined || at - last.at >= coolDownMs) return true
  return Severity.options.indexOf(draft.severity) > Severity.options.indexOf(last.severity)
}
