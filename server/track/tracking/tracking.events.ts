import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** Points of a product were stored that were not there before. `points_added` counts those of one transaction. */
export const historyImported = defineEvent(
  'tracking.history_imported',
  z.object({ product_id: z.uuid(), import_id: z.uuid(), points_added: z.int().positive() }),
)
