import type { Kind } from '../analysis.schema.ts'
import type { SentenceCode } from './sentences.ts'

/** The model's words in one language, or a sentence that exists in all, with the facts it names. */
export type StoredWords = { template: string } | { code: SentenceCode; with: Record<string, string> }

export interface StoredInsight {
  kind: Kind
  words: StoredWords
}

export interface StoredInsights {
  summary: StoredWords[]
  insights: StoredInsight[]
  /** The computed sentences, for who reads another language than the model wrote in. */
  computed?: Omit<StoredInsights, 'computed'> | undefined
}
