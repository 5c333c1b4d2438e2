import pg from 'pg'
import type { Log } from '../telemetry.ts'
import { messageOf } from '../errors.ts'
import { onOwnWake, wakeFromAfar } from './wake.ts'

const CHANNEL = 'tradewind_outbox'
/** Wakes of other processes are sent at most this often; never inside a business transaction, where they would serialise commits. */
const COALESCE_MS = 2
const RECONNECT_MS = 500
const CONNECT_MS = 5_000

/**
 * Carries wakes between processes over one connection of its own. Losing it costs latency alone: every reader polls too.
 * @returns a function that closes it
 */
export function startSignal(url: string, log: Log): () => Promise<void> {
  let client: pg.Client | undefined
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let own = 0
  let isSending = false

  async function open() {
    const next = new pg.Client({ connectionString: url, application_name: 'tradewind signal', keepAlive: true, connectionTimeoutMillis: CONNECT_MS })
    next.on('error', (error) => log.debug({ err: error }, 'signal connection'))
    next.once('end', () => {
      client = undefined
      if (!stopped) setTimeout(() => void (opening = open()), RECONNECT_MS).unref()
    })
    next.on('notification', ({ processId }) => {
      if (processId !== own) wakeFromAfar()
    })
    try {
      await next.connect()
      await next.query(`listen ${CHANNEL}`)
      const { rows } = await next.query<{ pid: number }>('select pg_backend_pid() as pid')
      own = rows[0]?.pid ?? 0
      client = next
    } catch (error) {
      log.debug({ reason: messageOf(error) }, 'signal connection failed')
      await next.end().catch(() => {}) // 'end' tries again
    }
  }
  const off = onOwnWake(() => {
    timer ??= setTimeout(() => void send(), COALESCE_MS)
  })
  async function send() {
    timer = undefined
    if (client === undefined) return
    if (isSending) {
      timer = setTimeout(() => void send(), COALESCE_MS) // one query at a time on a connection
      return
    }
    isSending = true
    try {
      await client.query(`notify ${CHANNEL}`)
    } catch (error) {
      log.debug({ reason: messageOf(error) }, 'wake not sent')
    } finally {
      isSending = false
    }
  }
  let opening = open()
  return async () => {
    stopped = true
    off()
    clearTimeout(timer)
    await opening // a start that failed stops before the connection stands
    await client?.end()
  }
}
