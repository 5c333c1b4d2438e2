import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './alive.ts'
import type { Cluster } from './install.ts'

const ORPHANS_LIMIT_MS = 10_000

/**
 * The server of this folder by its pid file, when that process lives. A pid file that outlived its server is removed
 * where the server would take it for a living one: the number belongs to another program by now, or to a process that
 * is dead and that nobody has waited for (a container without an init).
 */
export async function runningServer({ data }: Cluster): Promise<{ pid: number; port: number } | undefined> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!(pid > 0) || !isAlive(pid)) return undefined // the server itself sees that
  if (isPostgres(pid)) return port > 0 ? { pid, port } : undefined
  await orphansGone(data)
  rmSync(file, { force: true })
  return undefined
}

/** Without /proc every living process of that number counts. A dead one that waits for its parent has no command line. */
const isPostgres = (pid: number): boolean => !existsSync('/proc/self/cmdline') || readProc(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).includes('postgres')

/** Backends leave when their postmaster dies; a new server beside one that has not would destroy the data. */
async function orphansGone(data: string): Promise<void> {
  const deadline = Date.now() + ORPHANS_LIMIT_MS
  while (hasOrphans(data)) {
    if (Date.now() > deadline) throw new Error(`processes of a dead server still use ${data}`)
    await sleep(50)
  }
}

const hasOrphans = (data: string): boolean =>
  readdirSync('/proc').some((name) => /^\d+$/.test(name) && readProc(() => readlinkSync(`/proc/${name}/cwd`)) === data)

/** A process may end while it is looked at. */
function readProc(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
