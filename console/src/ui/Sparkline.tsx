interface SparklineProps {
  values: (number | null)[]
  label: string
  width?: number
  height?: number
}

const PAD = 3

/** A step line: a price holds until it changes, and a day without a price is a gap. */
export function Sparkline({ values, label, width = 84, height = 24 }: SparklineProps) {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  const low = Math.min(...known)
  const high = Math.max(...known)
  const step = (width - 2 * PAD) / values.length
  const x = (index: number) => PAD + index * step
  const y = (value: number) => (high === low ? height / 2 : PAD + ((high - value) / (high - low)) * (height - 2 * PAD))
  const path = values.map((value, index) => segment(value, values[index - 1] ?? null, { from: x(index), to: x(index + 1), y })).join('')
  const last = values.findLastIndex((value) => value !== null)
  return (
    <svg className="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x(last + 1)} cy={y(values[last] ?? low)} r="2" fill="currentColor" />
    </svg>
  )
}

function segment(value: number | null, before: number | null, at: { from: number; to: number; y: (value: number) => number }): string {
  if (value === null) return ''
  const start = before === null ? `M${at.from.toFixed(1)} ${at.y(value).toFixed(1)}` : `V${at.y(value).toFixed(1)}`
  return `${start}H${at.to.toFixed(1)}`
}
