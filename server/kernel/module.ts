import type { App } from './http.ts'
import type { Consumer } from './events.ts'
import type { Job } from './jobs.ts'
import type { Topic } from './realtime.ts'

/** What a module hands to the processes. */
export interface Module {
  name: string
  routes?: (app: App) => void
  /** What it does when something happened. */
  consumers?: Consumer[]
  /** What it does on a clock or when called. */
  jobs?: Job[]
  /** Which events go to which live subscribers. */
  topics?: Topic[]
}
