import { LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, GridComponent, TooltipComponent, MarkAreaComponent, MarkLineComponent, CanvasRenderer])

export const createChart = (element: HTMLElement) => init(element, undefined, { renderer: 'canvas' })
export type Chart = ReturnType<typeof createChart>
export type ChartOption = Parameters<Chart['setOption']>[0]
