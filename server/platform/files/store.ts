import type { Config } from '#kernel/config'
import { folderStore } from './folder.store.ts'
import { s3Store } from './s3.store.ts'

/** Where bytes lie. Keys are `<tenant>/<file>`, both UUIDs. Every call may be repeated. */
export interface Store {
  put: (key: string, body: Uint8Array, type: string) => Promise<void>
  /** Undefined when there is nothing below the key. */
  get: (key: string) => Promise<ReadableStream<Uint8Array> | undefined>
  /** Removing what is not there is no failure. */
  remove: (key: string) => Promise<void>
}

const stores = new WeakMap<Config, Store>()

/** The store of this installation: a bucket when one is configured, else the folder `files` of its home. */
export function storeOf(config: Config): Store {
  const store = stores.get(config) ?? (config.s3 === undefined ? folderStore(config.home) : s3Store(config.s3))
  stores.set(config, store)
  return store
}
