import type { Config } from '#kernel/config'
import type { Db } from '#kernel/db'

/** What a step of crawling works with: across tenants, at a time that is told. */
export interface CrawlContext {
  systemDb: Db
  config: Config
  now: Date
}
