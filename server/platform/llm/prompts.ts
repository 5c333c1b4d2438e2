import type { z } from 'zod'

/**
 * A question to the model. Raise `version` with every change of its words or shape: answers are kept by it, and reports name it.
 * Whatever comes from outside goes through `fence` first.
 */
export interface Prompt<V = unknown, S extends z.ZodType = z.ZodType> {
  /** Also the name of the answer's schema: letters, digits, `_` and `-`. */
  name: string
  version: number
  system: string
  user: (vars: V) => string
  /** Objects are strict and every field required: what servers of this protocol can enforce. */
  schema: S
}

export const definePrompt = <V, S extends z.ZodType>(prompt: Prompt<V, S>): Prompt<V, S> => prompt
