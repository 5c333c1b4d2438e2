import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf, StartError } from '../errors.ts'
import { isAlive } from './alive.ts'

const LIMIT_MS = 90_000
const NAMELESS_MS = 5_000

/**
 * Runs `work` while no other process does so for this folder. The lock is a file that names its holder, so one left by a
 * killed process is taken over.
 */
export async function withLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const file = join(home, 'start.lock')
  await acquire(home, file)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

async function acquire(home: string, file: string): Promise<void> {
  const deadline = Date.now() + LIMIT_MS
  for (;;) {
    try {
      mkdirSync(home, { recursive: true, mode: 0o755 })
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new StartError(`the data folder ${home} cannot be written: ${messageOf(error)} (set TRADEWIND_HOME to another)`, { cause: error })
      }
    }
    const holder = holderOf(file)
    if (isStale(file, holder)) takeAway(file, holder)
    else if (Date.now() > deadline) throw new StartError(`another process (${holder}) holds ${file}`)
    else await sleep(30)
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined // released in between
  }
}

/** Left by a process that is gone, or by one killed between making the file and writing its name into it. */
function isStale(file: string, holder: number | undefined): boolean {
  if (holder !== undefined) return holder !== process.pid && !isAlive(holder)
  const made = statSync(file, { throwIfNoEntry: false })
  return made !== undefined && Date.now() - made.mtimeMs > NAMELESS_MS
}

/** Renames before it removes: of two processes that find the same stale lock, the later one gives back what it took. */
function takeAway(file: string, holder: number | undefined): void {
  const taken = `${file}.${process.pid}`
  try {
    renameSync(file, taken)
  } catch {
    return // another process was faster
  }
  if (holderOf(taken) === holder) rmSync(taken, { force: true })
  else renameSync(taken, file)
}
