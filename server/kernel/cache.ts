import { LRUCache } from 'lru-cache'

/** How long a class of values lives, in ms (REQUIREMENTS P11). */
export const LIFETIME = { preferences: 5 * 60_000, lists: 30 * 60_000, history: 60 * 60_000, computed: 6 * 60 * 60_000 } as const
export type CacheClass = keyof typeof LIFETIME

const MAX_ENTRIES = 20_000
const MAX_CHARACTERS = 64 * 1024 * 1024
/** Lifetimes vary by ±10 % so that values made together do not expire together. */
const JITTER = 0.1

interface Entry {
  /** Undefined is a value too: what does not exist is asked for once. */
  value: unknown
  tags: string[]
}

interface Wanted<T> {
  class: CacheClass
  /** Names under which the value can be dropped, `product:<id>`. */
  tags?: string[]
  load: () => Promise<T>
}

/**
 * The process's memory level. Keys start with the tenant's id wherever the value is a tenant's.
 * A value asked for by many at once is loaded once; when loading fails, the last value is served if there is one.
 */
export function createCache() {
  const entries = new LRUCache<string, Entry, Wanted<unknown>>({
    max: MAX_ENTRIES,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ value }, key) => key.length + (JSON.stringify(value)?.length ?? 1),
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async (_key, _stale, { context }) => ({ value: await context.load(), tags: context.tags ?? [] }),
  })
  return {
    async get<T>(key: string, wanted: Wanted<T>): Promise<T> {
      const ttl = LIFETIME[wanted.class] * (1 + JITTER * (2 * Math.random() - 1))
      const entry = await entries.forceFetch(key, { context: wanted, ttl })
      return entry.value as T // put there by a `load` of the same key
    },
    /** Drops every value that carries one of these tags. */
    drop(tags: string[]) {
      for (const [key, entry] of entries.entries()) if (entry.tags.some((tag) => tags.includes(tag))) entries.delete(key)
    },
    clear: () => entries.clear(),
  }
}
export type Cache = ReturnType<typeof createCache>
