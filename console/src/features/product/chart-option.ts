import type { Metric } from '../../api.types.ts'
import { dateTime } from '../../format.ts'
import { type Point, valueAt } from './chart-points.ts'
import { dateTicks, linearScale, logScale, type Scale } from './axis-ticks.ts'
import { dateLabel } from './date-label.ts'
import type { ChartOption } from './echarts.ts'
import { LINES } from './lines.ts'

export interface Line {
  metric: Metric
  name: string
  side: 'left' | 'right'
  points: Point[]
  /** A step holds its value; a mean of a long bucket is drawn as a slope. */
  isStep: boolean
  format: (value: number | null) => string
}

export interface Axis {
  name: string
  color: string
  isRank: boolean
  format: (value: number, step: number) => string
}

export interface ChartModel {
  from: number
  to: number
  zone: string
  lines: Line[]
  left: Axis | undefined
  right: Axis | undefined
  bands: { from: number; to: number; name: string }[]
  /** Labelled lines; only when there is room for the labels. */
  markers: { at: number; name: string }[]
}

/** Reads a custom property of the current theme. */
export type Paint = (property: string) => string

const SIDE = { wide: { left: 60, right: 64 }, narrow: { left: 50, right: 52 } }
const TOP = 42
const BOTTOM = 26
const NARROW = 560
/** Room of one date label. */
const LABEL = 78

export const plotMargins = (width: number) => SIDE[width < NARROW ? 'narrow' : 'wide']

export function chartOption(model: ChartModel, paint: Paint, width: number): ChartOption {
  const margins = plotMargins(width)
  const { from, to, zone } = model
  const dates = dateTicks(from, to, { count: Math.max(2, Math.floor((width - margins.left - margins.right) / LABEL)), zone })
  return {
    animation: false,
    textStyle: { fontFamily: paint('--font-sans'), fontSize: 12 },
    grid: { left: margins.left, right: margins.right, top: TOP, bottom: BOTTOM },
    tooltip: tooltip(model, paint),
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      axisLine: { lineStyle: { color: paint('--border') } },
      axisLabel: { color: paint('--text-2'), customValues: dates.ticks, formatter: (at: number) => dateLabel(at, dates.unit), hideOverlap: true },
      axisTick: { show: true, customValues: dates.ticks, length: 4, lineStyle: { color: paint('--border-strong') } },
      splitLine: { show: false },
    },
    yAxis: [valueAxis('left', model, paint), valueAxis('right', model, paint)],
    series: [...model.lines.map((line) => lineSeries(line, paint)), background(model, paint, width)],
  }
}

function scaleOf(side: Line['side'], { lines, left, right }: ChartModel): Scale | undefined {
  const values = lines.filter((line) => line.side === side).flatMap((line) => line.points.map(([, value]) => value).filter((value) => value !== null))
  const axis = side === 'left' ? left : right
  if (!axis || values.length === 0) return undefined
  return axis.isRank ? logScale(values) : linearScale(values)
}

function valueAxis(side: Line['side'], model: ChartModel, paint: Paint) {
  const axis = side === 'left' ? model.left : model.right
  const scale = scaleOf(side, model)
  if (!axis || !scale) return { type: 'value' as const, show: false, min: 0, max: 1 }
  const isLeft = side === 'left'
  return {
    type: axis.isRank ? ('log' as const) : ('value' as const),
    inverse: axis.isRank,
    min: scale.min,
    max: scale.max,
    ...(axis.isRank ? {} : { interval: scale.step }),
    name: axis.name,
    nameLocation: axis.isRank ? ('start' as const) : ('end' as const),
    nameGap: 24,
    nameTextStyle: { color: paint(axis.color), fontWeight: 600, align: isLeft ? ('left' as const) : ('right' as const), padding: isLeft ? [0, 0, 0, -48] : [0, -52, 0, 0] },
    axisLine: { show: false },
    axisLabel: { color: paint('--text-2'), formatter: (value: number) => axis.format(value, scale.step), ...(axis.isRank ? { customValues: scale.ticks } : {}) },
    axisTick: { show: axis.isRank, length: 4, lineStyle: { color: paint('--border-strong') }, ...(axis.isRank ? { customValues: scale.ticks } : {}) },
    splitLine: { show: isLeft, lineStyle: { color: paint('--border') } },
  }
}

function lineSeries({ metric, name, side, points, isStep }: Line, paint: Paint) {
  const { color, width, dash } = LINES[metric]
  return {
    name,
    type: 'line' as const,
    yAxisIndex: side === 'left' ? 0 : 1,
    ...(isStep ? { step: 'end' as const } : {}),
    data: points,
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color: paint(color), width, ...(dash ? { type: [...dash] } : {}) },
    itemStyle: { color: paint(color) },
    emphasis: { disabled: true },
  }
}

/** Bands and markers belong to the time axis, not to a line that may be switched off. */
function background({ from, to, bands, markers }: ChartModel, paint: Paint, width: number) {
  const pixels = (band: { from: number; to: number }) => ((band.to - band.from) / (to - from)) * width
  return {
    type: 'line' as const,
    silent: true,
    showSymbol: false,
    data: [[from, null], [to, null]],
    markArea: {
      silent: true,
      z: 10,
      itemStyle: { color: paint('--s-oos') },
      label: { color: paint('--text-2'), fontSize: 11, position: 'insideTop' as const, backgroundColor: paint('--surface'), borderRadius: 4, padding: [2, 5] },
      data: bands.map((band) => [{ xAxis: Math.max(from, band.from), name: band.name, label: { show: pixels(band) > 72 } }, { xAxis: Math.min(to, band.to) }] as [object, object]),
    },
    markLine: {
      silent: true,
      symbol: ['none', 'none'],
      lineStyle: { type: 'dotted' as const, color: paint('--text-3') },
      label: { color: paint('--text-2'), fontSize: 11, formatter: '{b}', position: 'end' as const, rotate: 0 },
      data: markers.map(({ at, name }) => ({ xAxis: at, name })),
    },
  }
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function tooltip({ lines }: ChartModel, paint: Paint) {
  const row = (line: Line, at: number) => `<tr><td><span class="tip-mark" style="background:${paint(LINES[line.metric].color)}"></span>${escape(line.name)}</td><td class="num">${escape(line.format(valueAt(line.points, at)))}</td></tr>`
  return {
    trigger: 'axis' as const,
    className: 'chart-tip',
    confine: true,
    transitionDuration: 0,
    axisPointer: { type: 'line' as const, lineStyle: { color: paint('--text-3'), type: 'dashed' as const }, label: { show: false } },
    backgroundColor: paint('--surface'),
    borderColor: paint('--border-strong'),
    textStyle: { color: paint('--text'), fontSize: 12 },
    formatter: (hovered: unknown) => {
      const at = hoveredTime(hovered)
      if (at === undefined) return ''
      return `<div class="tip-time">${escape(dateTime(at))}</div><table>${lines.map((line) => row(line, at)).join('')}</table>`
    },
  }
}

/** ECharts calls with one entry for each line near the pointer; all of them carry the same time. */
function hoveredTime(hovered: unknown): number | undefined {
  const first: unknown = Array.isArray(hovered) ? hovered[0] : hovered
  if (typeof first !== 'object' || first === null || !('axisValue' in first)) return undefined
  return typeof first.axisValue === 'number' ? first.axisValue : undefined
}
