import { LRUCache } from 'lru-cache'
import type { Db } from '#kernel/db'
import * as lexicon from './lexicon.repository.ts'
import { synonymKey, synonymTerms, type Synonyms } from './query.ts'

/** How long this process trusts what it read: a changed synonym takes effect within it. */
const FRESH_MS = 10_000
const TENANTS = 1_000

export interface Lexicon {
  synonyms: Synonyms
  /** Names of categories, by id. */
  categories: ReadonlyMap<string, string>
}

const known = new WeakMap<Db, LRUCache<string, Promise<Lexicon>>>()

/** What a tenant calls things; at once for one that was asked for a moment ago. */
export function lexiconOf(db: Db, tenantId: string): Promise<Lexicon> {
  const cache = known.get(db) ?? new LRUCache<string, Promise<Lexicon>>({ max: TENANTS, ttl: FRESH_MS })
  known.set(db, cache)
  const found = cache.get(tenantId)
  if (found !== undefined) return found
  const loading = lexicon.read(db, tenantId).then(understand)
  cache.set(tenantId, loading)
  loading.catch(() => cache.delete(tenantId))
  return loading
}

/** This process asks again at the next search. */
export const forgetLexicon = (db: Db, tenantId: string): void => void known.get(db)?.delete(tenantId)

function understand(rows: lexicon.LexiconRow[]): Lexicon {
  const synonyms = new Map<string, string[][]>()
  const categories = new Map<string, string>()
  const mean = (from: string[], to: string[]) => {
    if (from.length === 0 || to.length === 0 || synonymKey(from) === synonymKey(to)) return
    synonyms.set(synonymKey(from), [...(synonyms.get(synonymKey(from)) ?? []), to])
  }
  for (const { terms, replacements, id, name } of rows) {
    if (id !== null) categories.set(id, name ?? '')
    const [from, to] = [(terms ?? []).map(synonymTerms), (replacements ?? []).map(synonymTerms)]
    for (const one of from) for (const other of to.length === 0 ? from : to) mean(one, other)
  }
  return { synonyms, categories }
}
