import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** Every part of a search has ended: found, failed, or nothing there. Not told of one that was cancelled. */
export const searchEnded = defineEvent('crawling.search_ended', z.object({ search_id: z.uuid() }))
