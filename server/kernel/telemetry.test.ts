import { expect, test } from 'vitest'
import { createLog, createMetrics } from './telemetry.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = []
  write(createLog('info', { write: (line: string) => void lines.push(line) }))
  return lines.join('')
}

test('secrets are masked in the log wherever they stand', () => {
  const line = logged((log) => log.info({ password: 's3cret', body: { refresh_token: 's3cret', user: { api_key: 's3cret' } }, req: { headers: { authorization: 's3cret', cookie: 's3cret' } } }, 'x'))
  expect(line).not.toContain('s3cret')
  expect(line.match(/\[masked\]/g)).toHaveLength(5)
})

test('an error is logged with its causes and without the rows of the database', () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', table: 'person', detail: 'Key (email)=(a@b.c) already exists.' })
  const line = logged((log) => log.error({ err: new Error('outer', { cause }) }, 'x'))
  expect(JSON.parse(line).err).toMatchObject({ message: 'outer', cause: { message: 'duplicate key', code: '23505', table: 'person' } })
  expect(line).not.toContain('a@b.c')
})

test('metrics are told in the words of Prometheus', async () => {
  const metrics = createMetrics()
  metrics.httpRequests.observe({ method: 'GET', route: '/api/v1/products', status: 200 }, 0.02)
  const text = await metrics.registry.metrics()
  expect(text).toContain('tradewind_http_request_seconds_count{method="GET",route="/api/v1/products",status="200"} 1')
  expect(text).toContain('nodejs_eventloop_lag_seconds')
})
