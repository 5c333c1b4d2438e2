import { z } from 'zod'
import { defineEvent } from '#kernel/events'

export const counted = defineEvent('drill.counted', z.object({ seq: z.int() }))
