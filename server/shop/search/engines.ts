import type { Config } from '#kernel/config'
import type { Services } from '#kernel/services'
import type { SearchEngine } from './engine.ts'
import { openSearchEngine } from './opensearch.engine.ts'
import { postgresEngine } from './postgres.engine.ts'

const made = new WeakMap<Config, SearchEngine>()

/** The engine of this installation: that of SEARCH_URL, or PostgreSQL. */
export function engineOf({ config }: Pick<Services, 'config'>): SearchEngine {
  const engine = made.get(config) ?? (config.search_url === undefined ? postgresEngine : openSearchEngine(config.search_url))
  made.set(config, engine)
  return engine
}
