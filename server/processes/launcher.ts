import type { Log } from '#kernel/telemetry'

export interface Part {
  name: string
  /** Resolves when it works; what it returns stops it. */
  start(): Promise<() => Promise<void> | void>
}

/** Longer than any single part's own limit, shorter than the 30 s an orchestrator gives. */
const STOP_LIMIT_MS = 25_000

/**
 * Starts parts in order and stops them in reverse. When one does not start, those before it are stopped and the error rises.
 * @returns a function that stops them all; its second call does nothing new
 */
export async function startAll(parts: Part[], log: Log): Promise<() => Promise<void>> {
  const running: { name: string; stop: () => Promise<void> | void }[] = []
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= stopAll(running, log))
  try {
    for (const part of parts) {
      running.push({ name: part.name, stop: await part.start() })
      log.debug({ part: part.name }, 'started')
    }
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

async function stopAll(running: { name: string; stop: () => Promise<void> | void }[], log: Log): Promise<void> {
  const limit = setTimeout(() => {
    log.error({ left: running.map((part) => part.name) }, 'stopping took too long')
    process.exit(1)
  }, STOP_LIMIT_MS)
  for (let part = running.pop(); part !== undefined; part = running.pop()) {
    try {
      await part.stop()
      log.debug({ part: part.name }, 'stopped')
    } catch (error) {
      log.error({ err: error, part: part.name }, 'a part did not stop in order')
    }
  }
  clearTimeout(limit)
}
