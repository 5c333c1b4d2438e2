import { dayOf, nextDay, startOfDay } from './zone.ts'

export interface Scale {
  min: number
  max: number
  ticks: number[]
  step: number
}

/** Round steps (1, 2, 2.5, 5 × 10ⁿ) that enclose the values. */
export function linearScale(values: number[], count = 5): Scale {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const spread = high - low || Math.abs(high) * 0.1 || 1
  const raw = spread / count
  const magnitude = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * magnitude >= raw * 0.999) ?? 10
  const step = magnitude >= 1 || factor !== 2.5 ? factor * magnitude : 5 * magnitude
  const min = Math.floor((low === high ? low - step : low) / step) * step
  const max = Math.ceil((low === high ? high + step : high) / step) * step
  const ticks = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => Number((min + index * step).toPrecision(12)))
  return { min, max, ticks, step }
}

const FINE = [1, 1.5, 2, 3, 5, 7]
const COARSE = [1, 2, 5]
const DECADES = [1]

/** A rank spans decades: ticks at 1-1.5-2-3-5-7 × 10ⁿ, fewer when there are many decades, round steps when there is hardly one. */
export function logScale(values: number[]): Scale {
  const low = Math.max(1, Math.min(...values))
  const high = Math.max(low, ...values)
  const [min, max] = [low / 1.06, high * 1.06]
  const decades = Math.log10(max / min)
  const multiples = decades > 3 ? DECADES : decades > 1.4 ? COARSE : FINE
  const ticks = Array.from({ length: 9 }, (_, exponent) => multiples.map((multiple) => multiple * 10 ** exponent))
    .flat()
    .filter((tick) => tick >= min && tick <= max && Number.isInteger(tick))
  if (ticks.length >= 3) return { min, max, ticks, step: 0 }
  const even = linearScale([low, high], 4).ticks.filter((tick) => tick >= min && tick <= max)
  return { min, max, ticks: even.length > 0 ? even : [Math.round(low)], step: 0 }
}

type Unit = 'day' | 'month' | 'year'
const STEPS: { unit: Unit; size: number; days: number }[] = [
  ...[1, 2, 7, 14].map((size) => ({ unit: 'day' as const, size, days: size })),
  ...[1, 2, 3, 6].map((size) => ({ unit: 'month' as const, size, days: size * 30.4 })),
  ...[1, 2, 5].map((size) => ({ unit: 'year' as const, size, days: size * 365 })),
]

export interface DateTicks {
  unit: Unit
  ticks: number[]
}

/** Evenly spaced local midnights, firsts of months or of years, at most `count` of them. */
export function dateTicks(from: number, to: number, { count, zone }: { count: number; zone: string }): DateTicks {
  const span = (to - from) / 86_400_000
  const step = STEPS.find(({ days }) => span / days <= count) ?? { unit: 'year' as const, size: 10, days: 3650 }
  const ticks: number[] = []
  let day = firstTick(dayOf(from, zone), step)
  while (startOfDay(day, zone) <= to) {
    if (startOfDay(day, zone) >= from) ticks.push(startOfDay(day, zone))
    day = step.unit === 'day' ? nextDay(day, step.size) : addMonths(day, step.unit === 'year' ? step.size * 12 : step.size)
  }
  return { unit: step.unit, ticks }
}

function firstTick(day: string, { unit, size }: { unit: Unit; size: number }): string {
  if (unit === 'day') {
    // Weeks start on Monday, and two-day steps keep their days when the range moves.
    const number = Math.floor(Date.parse(day) / 86_400_000) + 3
    return nextDay(day, (size - (number % size)) % size)
  }
  const [year = 1970, month = 1] = day.split('-').map(Number)
  const months = unit === 'year' ? size * 12 : size
  const start = Math.floor((year * 12 + month - 1) / months) * months
  return monthStart(start)
}

const addMonths = (day: string, months: number) => {
  const [year = 1970, month = 1] = day.split('-').map(Number)
  return monthStart(year * 12 + month - 1 + months)
}
const monthStart = (months: number) => `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
