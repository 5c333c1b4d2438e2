import type { Config } from '#kernel/config'
import type { Db } from '#kernel/db'

/** What a step of crawling works with: across tenants, at a time that is told. */
export interface CrawlContext {
  systemDb: Db
  /** Sees one tenant at a time: whether it has crawls left. */
  db: Db
  config: Config
  now: Date
}
