import { useMediaQuery } from '@mantine/hooks'
import { DatePicker, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/zh-cn'
import 'dayjs/locale/zh-tw'
import { useState } from 'react'
import '@mantine/dates/styles.css'
import { calendarDay } from '../../format.ts'
import { currentLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'

/** Sunday in the United States and Taiwan, Monday in mainland China. */
const FIRST_DAY = { en: 0, 'zh-TW': 0, 'zh-CN': 1 } as const
const DAYJS_LOCALES = { en: 'en', 'zh-TW': 'zh-tw', 'zh-CN': 'zh-cn' }

interface DayRangeProps {
  value: [string, string]
  min: string | undefined
  max: string
  onChange: (from: string, to: string) => void
}

export function DayRange({ value, min, max, onChange }: DayRangeProps) {
  const [days, setDays] = useState<[string | null, string | null]>(value)
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const isChinese = currentLocale() !== 'en'
  const [next, previous] = [m.calendar_next(), m.calendar_previous()]
  const change = (chosen: [string | null, string | null]) => {
    setDays(chosen)
    const [from, to] = chosen
    if (from && to) onChange(from, to)
  }
  return (
    <DatesProvider settings={{ locale: DAYJS_LOCALES[currentLocale()], firstDayOfWeek: FIRST_DAY[currentLocale()] }}>
      <DatePicker
        type="range"
        size="xs"
        numberOfColumns={isNarrow ? 1 : 2}
        columnsToScroll={1}
        defaultDate={value[0]}
        minDate={min}
        maxDate={max}
        allowSingleDateInRange
        value={days}
        onChange={change}
        monthLabelFormat={isChinese ? 'YYYY年M月' : 'MMMM YYYY'}
        yearLabelFormat={isChinese ? 'YYYY年' : 'YYYY'}
        getDayAriaLabel={calendarDay}
        ariaLabels={{ nextMonth: next, previousMonth: previous, nextYear: next, previousYear: previous, nextDecade: next, previousDecade: previous }}
      />
    </DatesProvider>
  )
}
