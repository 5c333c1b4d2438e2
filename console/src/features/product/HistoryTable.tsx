import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { History, Metric } from '../../api.types.ts'
import { dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { historyRows } from './history-rows.ts'
import { metricNames, metricValue } from './metric-text.ts'

const FIRST = 100

/** The chart in words: newest first. */
export function HistoryTable({ history, shown }: { history: History; shown: Metric[] }) {
  const [isWhole, setWhole] = useState(false)
  const rows = useMemo(() => historyRows(history, shown).toReversed(), [history, shown])
  const visible = isWhole ? rows : rows.slice(0, FIRST)
  return (
    <div className="history-table" role="region" aria-label={m.history_caption()} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{m.history_caption()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.history_time()}</th>
            {shown.map((metric) => (
              <th key={metric} scope="col" className="end">
                {metricNames[metric]()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visible.map(({ at, values }) => (
            <tr key={at}>
              <th scope="row">
                <time dateTime={at}>{dateTime(at)}</time>
              </th>
              {values.map((value, index) => {
                const metric = shown[index]
                return metric && (
                  <td key={metric} className="num end">
                    {metricValue(metric, value, history.currency)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {visible.length < rows.length && (
        <Button variant="default" className="show-all" onClick={() => setWhole(true)}>
          {m.history_show_all({ n: integer(rows.length) })}
        </Button>
      )}
    </div>
  )
}
