import { useEffect, useRef } from 'react'
import { chartOption, type ChartModel } from './chart-option.ts'
import { type Chart, createChart } from './echarts.ts'

declare global {
  interface Window {
    /** When the last chart was drawn with its fonts: what a test waits for. */
    __chartReady?: number | undefined
  }
}

/** Draws the model and says its one sentence; draws again for a new theme, a new width and the web font. */
export function TimeChart({ model, summary, height }: { model: ChartModel; summary: string; height: number }) {
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<Chart>(undefined)

  useEffect(() => {
    if (!element.current) return
    const created = createChart(element.current)
    chart.current = created
    return () => created.dispose()
  }, [])

  useEffect(() => {
    const box = element.current
    if (!box) return
    let isCurrent = true
    window.__chartReady = undefined
    const draw = () => {
      const style = getComputedStyle(document.documentElement)
      if (isCurrent && box.clientWidth > 0) chart.current?.setOption(chartOption(model, (property) => style.getPropertyValue(property).trim(), box.clientWidth), true)
    }
    draw()
    const size = new ResizeObserver(() => {
      chart.current?.resize()
      draw()
    })
    size.observe(box)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] })
    // Text on a canvas does not change by itself when its font arrives.
    void document.fonts.load('12px "Inter Variable"').catch(() => []).then(() => document.fonts.ready).then(() => {
      if (!isCurrent) return
      draw()
      window.__chartReady = performance.now()
    })
    return () => {
      isCurrent = false
      size.disconnect()
      theme.disconnect()
    }
  }, [model])

  return <div ref={element} role="img" aria-label={summary} style={{ height, width: '100%' }} />
}
