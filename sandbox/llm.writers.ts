import type { GivenFact } from './llm.facts.ts'
import { writeInsights } from './llm.insights.ts'
import { writeSuggestions } from './llm.suggestions.ts'

/** What was asked: the name and schema of the answer, and all words of the question. */
export interface Asked {
  name: string
  schema: Record<string, unknown>
  words: string
}

type Writer = (asked: Asked, facts: GivenFact[]) => unknown

/** By the name of the answer's schema. */
const WRITERS: Record<string, Writer> = {
  suggestions: ({ words }) => writeSuggestions({ words }),
  insights: ({ words }, facts) => writeInsights(words, facts),
}

/** The facts of a question: the JSON list that stands on the line after `FACTS`. */
export function factsOf(words: string): GivenFact[] {
  const line = /^FACTS\n(\[.*\])$/m.exec(words)?.[1]
  return line === undefined ? [] : (JSON.parse(line) as GivenFact[])
}

export function write(asked: Asked): unknown {
  const facts = factsOf(asked.words)
  return WRITERS[asked.name]?.(asked, facts) ?? fill(asked.schema, facts)
}

interface Shape {
  type?: string
  enum?: unknown[]
  properties?: Record<string, Shape>
  items?: Shape
  minItems?: number
  minimum?: number
  anyOf?: Shape[]
}

/** The smallest value of a schema; sentences name a fact. */
function fill(schema: Shape, facts: readonly GivenFact[]): unknown {
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return fill(schema.anyOf[0] ?? {}, facts)
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, fill(part, facts)]))
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => fill(schema.items ?? {}, facts))
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 0
  if (schema.type === 'boolean') return false
  return facts[0] === undefined ? 'Nothing to say.' : `The ${facts[0].metric.replaceAll('_', ' ')} is {{${facts[0].id}}}.`
}
