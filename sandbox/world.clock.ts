import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const HOUR_MS = 3_600_000
/** The world begins here and lives hour by hour: what it was at a time never changes. */
export const GENESIS = Date.UTC(2025, 5, 1)

/** When the hours of the world come in our time: as ours until the anchor, then `speed` times as fast. */
export interface WorldClock {
  anchor: number
  /** The first hour that comes faster. */
  anchorHour: number
  speed: number
  timeOf(hour: number): number
  /** The last hour that has begun. */
  hourAt(time: number): number
}

export function worldClock(anchor: number, speed: number): WorldClock {
  const anchorHour = Math.ceil((anchor - GENESIS) / HOUR_MS)
  const hourMs = HOUR_MS / speed
  return {
    anchor, anchorHour, speed,
    timeOf: (hour) => (hour < anchorHour ? GENESIS + hour * HOUR_MS : anchor + (hour - anchorHour) * hourMs),
    hourAt: (time) => (time < anchor ? Math.floor((time - GENESIS) / HOUR_MS) : anchorHour + Math.floor((time - anchor) / hourMs)),
  }
}

/** The world as it was before anybody started a sandbox, and would have gone on. */
export const REAL_TIME: WorldClock = {
  anchor: Number.POSITIVE_INFINITY, anchorHour: Number.POSITIVE_INFINITY, speed: 1,
  timeOf: (hour) => GENESIS + hour * HOUR_MS,
  hourAt: (time) => Math.floor((time - GENESIS) / HOUR_MS),
}

/** The clock of an installation: its anchor is the first start, so that a restart goes on where the world was. */
export function clockOf(home: string, speed: number, now: number): WorldClock {
  const file = join(home, 'sandbox.json')
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { anchor: number; speed: number }
    return worldClock(kept.anchor, kept.speed)
  }
  mkdirSync(home, { recursive: true, mode: 0o755 })
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ anchor: now, speed }))
  renameSync(`${file}.${process.pid}`, file)
  return worldClock(now, speed)
}
