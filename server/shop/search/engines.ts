import type { Services } from '#kernel/services'
import type { SearchEngine } from './engine.ts'
import { postgresEngine } from './postgres.engine.ts'

/** The engine of this installation: that of SEARCH_URL, or PostgreSQL. */
export const engineOf = (_services: Pick<Services, 'config'>): SearchEngine => postgresEngine
