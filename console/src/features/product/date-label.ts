import { dayAndMonth, monthAndYear, year } from '../../format.ts'

export const dateLabel = (at: number, unit: 'day' | 'month' | 'year') => (unit === 'day' ? dayAndMonth(at) : unit === 'month' ? monthAndYear(at) : year(at))
