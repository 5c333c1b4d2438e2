import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** How long it is kept what shoppers looked at. */
export const behaviourDays = defineSetting({ name: 'recommendations.behaviour_days', scope: 'installation', schema: z.int().min(1).max(365), default: 180 })

export const recommendationSettings = [behaviourDays]
