import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { Comparison } from '../api.types.ts'
import { calendarDay, dayAndMonth, money, rating } from '../format.ts'
import { useLocale } from '../locale.ts'
import { m } from '../paraglide/messages.js'
import './compare.css'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, CanvasRenderer])

type Day = Comparison['price_index'][number]
type Paint = (property: string) => string

/** The index as a step a day; a day that is not known is a gap. Drawn again for a new theme, width or language. */
export function IndexChart({ days, currency, summary }: { days: Day[]; currency: string; summary: string }) {
  const element = useRef<HTMLDivElement>(null)
  const locale = useLocale()
  useEffect(() => {
    const box = element.current
    if (!box) return
    const chart = init(box, undefined, { renderer: 'canvas' })
    const draw = () => {
      const style = getComputedStyle(document.documentElement)
      chart.setOption(optionOf(days, currency, (property) => style.getPropertyValue(property).trim()), true)
    }
    draw()
    const size = new ResizeObserver(() => chart.resize())
    size.observe(box)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] })
    return () => {
      size.disconnect()
      theme.disconnect()
      chart.dispose()
    }
  }, [days, currency, locale])
  return <div ref={element} role="img" aria-label={summary} className="index-chart" />
}

function optionOf(days: readonly Day[], currency: string, paint: Paint) {
  return {
    animation: false,
    textStyle: { fontFamily: paint('--font-sans'), fontSize: 12 },
    grid: { left: 46, right: 18, top: 14, bottom: 28 },
    tooltip: {
      trigger: 'axis' as const, confine: true, transitionDuration: 0, backgroundColor: paint('--surface'), borderColor: paint('--border-strong'), textStyle: { color: paint('--text'), fontSize: 12 },
      formatter: (hovered: unknown) => describe(days[indexOf(hovered)], currency),
    },
    xAxis: { type: 'time' as const, axisLine: { lineStyle: { color: paint('--border') } }, axisLabel: { color: paint('--text-2'), formatter: (at: number) => dayAndMonth(at), hideOverlap: true }, splitLine: { show: false } },
    yAxis: { type: 'value' as const, scale: true, axisLabel: { color: paint('--text-2'), formatter: (value: number) => rating(value) }, splitLine: { lineStyle: { color: paint('--border') } } },
    series: [
      {
        name: m.index_value(), type: 'line' as const, step: 'end' as const, data: days.map(({ at, index }) => [Date.parse(at), index]), showSymbol: false, connectNulls: false,
        lineStyle: { color: paint('--s-price'), width: 2 }, itemStyle: { color: paint('--s-price') }, emphasis: { disabled: true },
        markLine: { silent: true, symbol: ['none', 'none'] as [string, string], label: { show: false }, lineStyle: { type: 'dashed' as const, color: paint('--text-3') }, data: [{ yAxis: 1 }] },
      },
    ],
  }
}

function indexOf(hovered: unknown): number {
  const first: unknown = Array.isArray(hovered) ? hovered[0] : hovered
  return typeof first === 'object' && first !== null && 'dataIndex' in first && typeof first.dataIndex === 'number' ? first.dataIndex : -1
}

/** Numbers and words of ours alone: nothing of a page is written into it. */
function describe(day: Day | undefined, currency: string): string {
  if (day === undefined) return ''
  const row = (name: string, value: string) => `<tr><td>${name}</td><td class="num">${value}</td></tr>`
  return `<div class="tip-time">${calendarDay(day.at.slice(0, 10))}</div><table>${row(m.index_value(), rating(day.index))}${row(m.index_own(), money(day.own_minor, currency))}${row(m.index_median(), money(day.median_minor, currency))}</table>`
}
