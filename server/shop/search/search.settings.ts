import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** How long searches are kept. */
export const logDays = defineSetting({ name: 'search.log_days', scope: 'installation', schema: z.int().min(1).max(730), default: 90 })

export const searchSettings = [logDays]
