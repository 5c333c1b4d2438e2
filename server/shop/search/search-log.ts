import { createHmac } from 'node:crypto'
import { messageOf } from '#kernel/errors'
import type { Db } from '#kernel/db'
import type { Services } from '#kernel/services'
import * as log from './log.repository.ts'

const WRITE_MS = 2_000
/** Searches that wait to be written; beyond it they are not logged. */
const MAX_WAITING = 5_000
const DAY_MS = 86_400_000
const logs = new WeakMap<Db, ReturnType<typeof createSearchLog>>()

/** The searches of this process, written every other second: nobody waits for it, and a process that is killed loses those seconds. */
export function searchLogOf(services: Services): ReturnType<typeof createSearchLog> {
  const found = logs.get(services.systemDb) ?? createSearchLog(services)
  logs.set(services.systemDb, found)
  return found
}

function createSearchLog({ systemDb, config, log: processLog }: Services) {
  let waiting: log.NewEntry[] = []
  let timer: NodeJS.Timeout | undefined

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const told = waiting
    waiting = []
    if (told.length === 0) return
    try {
      await log.insert(systemDb, told)
    } catch (error) {
      processLog.warn({ reason: messageOf(error) }, 'searches were not logged')
    }
  }

  /** The same person has another name each day, and nobody can tell which person it is. */
  const nameOf = (who: string) => createHmac('sha256', config.secrets[0] ?? '').update(`search ${Math.floor(Date.now() / DAY_MS)} ${who}`).digest('base64url').slice(0, 16)

  return {
    add({ who, ...entry }: log.NewEntry) {
      if (waiting.length >= MAX_WAITING) return
      waiting.push({ ...entry, who: nameOf(`${entry.tenant_id} ${who}`) })
      timer ??= setTimeout(() => void write(), WRITE_MS).unref()
    },
    write,
  }
}
