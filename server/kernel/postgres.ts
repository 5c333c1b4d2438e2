import { spawn } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { messageOf, StartError } from './errors.ts'
import { freePort } from './net.ts'
import { type Cluster, installCluster, serverUser } from './postgres/install.ts'
import { withLock } from './postgres/lock.ts'
import { runningServer } from './postgres/running.ts'

const KEEPER = 'tradewind keeper'
const START_LIMIT_MS = 60_000
const RESTARTS = 5
const RESTART_WINDOW_MS = 60_000

export interface Embedded {
  /** A connection string of the cluster's owner, a superuser of this cluster only. */
  url: string
  /** Stops the server, unless another process of Tradewind still uses it. */
  stop(): Promise<void>
}

interface Options {
  /** The folder that holds binaries, data and password; made when missing. */
  home: string
  /** Extra server settings, `name=value`. */
  settings?: string[]
  /** Hears what an operator should know: a restart, a server that will not come back. */
  onNotice?: (notice: string, fatal: boolean) => void
}

/**
 * Starts the PostgreSQL that comes with the installation, or adopts the one that already runs on this folder (a killed
 * parent leaves it running). While in use, a server that dies is started again on the same port.
 * @throws StartError in one line when the folder cannot be written or the server will not start
 */
export async function startPostgres({ home, settings = [], onNotice = () => {} }: Options): Promise<Embedded> {
  const cluster = await withLock(home, () => installCluster(home))
  const { port } = await ensureRunning(cluster, settings)
  const url = `postgres://tradewind:${cluster.password}@127.0.0.1:${port}/postgres`

  let stopping = false
  let keeper = await keep(url)
  const restarts: number[] = []

  async function revive() {
    if (stopping) return
    const now = Date.now()
    restarts.push(now)
    if (restarts.filter((at) => now - at < RESTART_WINDOW_MS).length > RESTARTS) {
      return onNotice('the database keeps dying: see its log', true)
    }
    try {
      await ensureRunning(cluster, settings, port)
      keeper = await keep(url)
      keeper.once('end', () => void revive())
      onNotice('the database stopped and was started again', false)
    } catch (error) {
      onNotice(`the database stopped and does not start again: ${messageOf(error)}`, true)
    }
  }
  keeper.once('end', () => void revive())

  return {
    url,
    async stop() {
      stopping = true
      await withLock(home, async () => {
        const others = await otherKeepers(keeper)
        await keeper.end().catch(() => {}) // the connection may be gone with the server
        if (!others) await stopServer(cluster)
      })
    },
  }
}


/** Runs the server if it does not, on `fixedPort` or any free one; waits until it answers. */
async function ensureRunning(cluster: Cluster, settings: string[], fixedPort?: number): Promise<{ port: number }> {
  return withLock(cluster.home, async () => {
    const deadline = Date.now() + START_LIMIT_MS
    for (;;) {
      const running = await runningServer(cluster)
      const port = running?.port ?? fixedPort ?? (await freePort())
      const child = running ? undefined : spawnServer(cluster, settings, port)
      const problem = await answers(cluster, { port, until: deadline, ended: child?.ended })
      if (problem === undefined) return { port }
      // Backends of a killed postmaster hold its shared memory for a moment; then a start succeeds.
      if (Date.now() > deadline || !/shared memory|already running|in use/.test(problem)) {
        throw new StartError(`the embedded database does not start: ${problem}`)
      }
      await sleep(200)
    }
  })
}

function spawnServer(cluster: Cluster, settings: string[], port: number) {
  const log = join(cluster.home, 'postgres.start.log')
  const output = openSync(log, 'w')
  const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=150', 'logging_collector=on',
    'log_filename=postgres-%a.log', 'log_truncate_on_rotation=on', 'log_rotation_age=1d', 'log_rotation_size=0', ...settings]
  // Detached: Ctrl-C in the terminal must reach our own process first, which then stops the server in order.
  const child = spawn(cluster.bin('postgres'), ['-D', cluster.data, '-p', String(port), ...all.flatMap((s) => ['-c', s])], {
    ...serverUser(), env: cluster.env, cwd: cluster.home, detached: true, stdio: ['ignore', output, output],
  })
  child.unref()
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', () => resolve(lastLines(log)))
  })
  return { ended }
}

/** What the server said last. The folder may be gone by the time an orderly stop is noticed. */
function lastLines(file: string): string {
  if (!existsSync(file)) return 'it ended'
  const lines = readFileSync(file, 'utf8').trim().split('\n').filter((line) => /FATAL|ERROR|HINT|could not/.test(line))
  return lines.map((line) => line.replace(/^.*?(FATAL|ERROR|HINT):\s*/, '')).join(' ') || 'it ended without a word'
}

/** Undefined once the server takes a connection, else why not. */
async function answers(cluster: Cluster, { port, until, ended }: { port: number; until: number; ended: Promise<string> | undefined }) {
  let gone: string | undefined
  void ended?.then((reason) => (gone = reason))
  let problem = 'no answer in time'
  while (Date.now() < until && gone === undefined) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'tradewind', password: cluster.password, database: 'postgres', connectionTimeoutMillis: 2_000 })
    client.on('error', () => {}) // reported by connect()
    try {
      await client.connect()
      await client.end()
      return undefined
    } catch (error) {
      problem = messageOf(error)
      if (/password authentication/.test(problem)) return problem
      if (ended === undefined && (await runningServer(cluster)) === undefined) return 'already running server went away'
    }
    await sleep(25)
  }
  return gone ?? problem
}

async function keep(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: KEEPER, keepAlive: true })
  client.on('error', () => {}) // 'end' follows, and brings the server back
  await client.connect()
  return client
}

async function otherKeepers(keeper: pg.Client): Promise<boolean> {
  try {
    const found = await keeper.query('select 1 from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()', [KEEPER])
    return found.rowCount !== 0
  } catch {
    return false // the server is gone, and so is everybody else
  }
}

async function stopServer(cluster: Cluster): Promise<void> {
  const running = await runningServer(cluster)
  if (running === undefined) return
  process.kill(running.pid, 'SIGINT') // fast shutdown: ends connections, writes a checkpoint
  const deadline = Date.now() + 15_000
  while ((await runningServer(cluster)) !== undefined && Date.now() < deadline) await sleep(20)
}
