import { destination, pino, type DestinationStream, type Logger } from 'pino'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Log = Logger

const MASKED = ['password', 'new_password', 'token', 'access_token', 'refresh_token', 'secret', 'api_key', 'authorization', 'cookie', 'set-cookie']

/** JSON lines on standard output; secrets are masked wherever they stand up to three levels deep. */
export function createLog(level: string, stream?: DestinationStream): Log {
  return stream ? pino(optionsOf(level), stream) : pino(optionsOf(level))
}

function optionsOf(level: string) {
  const paths = MASKED.flatMap((name) => {
    const key = name.includes('-') ? `["${name}"]` : name
    const nested = name.includes('-') ? key : `.${key}`
    return [key, `*${nested}`, `*.*${nested}`]
  })
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: '[masked]' },
    serializers: { err: describeError },
  }
}

/** The log of requests: lines of a fixed shape that hold no secret, written together instead of one by one. */
export function accessLog(log: Log): Log {
  if (!log.isLevelEnabled('info')) return log
  const { level, base, timestamp, formatters } = optionsOf(log.level)
  return pino({ level, base, timestamp, formatters }, destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 1000 }))
}

/** An error with its causes; a database error's detail can hold row values, so only its code and place are kept. */
function describeError(error: Error): Record<string, unknown> {
  const { code, table, constraint } = error as Error & { code?: string; table?: string; constraint?: string }
  return {
    type: error.name, message: error.message, stack: error.stack,
    ...(code === undefined ? {} : { code }), ...(table === undefined ? {} : { table }), ...(constraint === undefined ? {} : { constraint }),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What the server counts. Labels take few distinct values; ids belong in the log. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    httpRequests: new Histogram({ name: 'tradewind_http_request_seconds', help: 'Time to answer a request', labelNames: ['method', 'route', 'status'], buckets: SECONDS, registers }),
    eventsHandled: new Counter({ name: 'tradewind_events_handled_total', help: 'Events a consumer has handled', labelNames: ['consumer', 'outcome'], registers }),
    eventLag: new Histogram({ name: 'tradewind_event_lag_seconds', help: 'From the occurrence of an event to its effect', buckets: SECONDS, registers }),
    jobs: new Histogram({ name: 'tradewind_job_seconds', help: 'Time a job ran', labelNames: ['job', 'outcome'], buckets: [...SECONDS, 60, 300], registers }),
    sockets: new Gauge({ name: 'tradewind_realtime_connections', help: 'Open realtime connections', registers }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>

/** The histogram of a method, route and status: few, and looked up by text instead of by an object each time. */
export function rememberLabels(histogram: Metrics['httpRequests']) {
  const known = new Map<string, ReturnType<typeof histogram.labels>>()
  return (method: string, route: string, status: number) => {
    const key = `${method} ${status} ${route}`
    const found = known.get(key) ?? histogram.labels({ method, route, status })
    known.set(key, found)
    return found
  }
}
