import type { Frequency } from './api.types.ts'
import { m } from './paraglide/messages.js'

export const FREQUENCIES = ['hourly', '6h', 'daily', 'weekly'] as const satisfies readonly Frequency[]
export const frequencyNames: Record<Frequency, () => string> = { hourly: m.frequency_hourly, '6h': m.frequency_6h, daily: m.frequency_daily, weekly: m.frequency_weekly }
