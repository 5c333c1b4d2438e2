import { LRUCache } from 'lru-cache'

/** How long a class of values lives, in ms (REQUIREMENTS P11). */
export const LIFETIME = { preferences: 5 * 60_000, lists: 30 * 60_000, history: 60 * 60_000, computed: 6 * 60 * 60_000 } as const
export type CacheClass = keyof typeof LIFETIME

const MAX_ENTRIES = 20_000
const MAX_CHARACTERS = 64 * 1024 * 1024
/** Lifetimes vary by ±10 % so that values made together do not expire together. */
const JITTER = 0.1

/** A value that cannot be loaded anew is served this much longer before it is tried again. */
const GRACE_MS = 5_000

interface Entry {
  /** Undefined is a value too: what does not exist is asked for once. */
  value: unknown
  expires: number
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
  const entries = new LRUCache<string, Entry>({
    max: MAX_ENTRIES,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ value }, key) => key.length + (JSON.stringify(value)?.length ?? 1),
  })
  const loading = new Map<string, Promise<unknown>>()

  async function load<T>(key: string, wanted: Wanted<T>, old: Entry | undefined): Promise<unknown> {
    try {
      const value = await wanted.load()
      const lifetime = LIFETIME[wanted.class] * (1 + JITTER * (2 * Math.random() - 1))
      entries.set(key, { value, expires: Date.now() + lifetime, tags: wanted.tags ?? [] })
      return value
    } catch (error) {
      if (old === undefined) throw error
      entries.set(key, { ...old, expires: Date.now() + GRACE_MS })
      return old.value
    } finally {
      loading.delete(key)
    }
  }

  return {
    async get<T>(key: string, wanted: Wanted<T>): Promise<T> {
      const known = entries.get(key)
      if (known !== undefined && known.expires > Date.now()) return known.value as T // put there by a `load` of the same key
      const running = loading.get(key) ?? load(key, wanted, known)
      loading.set(key, running)
      return running as Promise<T>
    },
    /** Drops every value that carries one of these tags. */
    drop(tags: string[]) {
      for (const [key, entry] of entries.entries()) if (entry.tags.some((tag) => tags.includes(tag))) entries.delete(key)
    },
  }
}
export type Cache = ReturnType<typeof createCache>
