import type { Frequency } from './api.types.ts'
import { m } from './paraglide/messages.js'

export const FREQUENCIES = ['hourly', '6h', 'daily', 'weekly'] as const satisfies readonly Frequency[]
const HOUR_MS = 3_600_000
export const FREQUENCY_MS: Record<Frequency, number> = { hourly: HOUR_MS, '6h': 6 * HOUR_MS, daily: 24 * HOUR_MS, weekly: 168 * HOUR_MS }
export const frequencyNames: Record<Frequency, () => string> = { hourly: m.frequency_hourly, '6h': m.frequency_6h, daily: m.frequency_daily, weekly: m.frequency_weekly }
