import type { Config } from '#kernel/config'
import { folderStore } from './folder.store.ts'
import { s3Store } from './s3.store.ts'
import type { Store } from './store.ts'

const stores = new WeakMap<Config, Store>()

/** The store of this installation: a bucket when one is configured, else the folder `files` of its home. */
export function storeOf(config: Config): Store {
  const store = stores.get(config) ?? (config.s3 === undefined ? folderStore(config.home) : s3Store(config.s3))
  stores.set(config, store)
  return store
}
