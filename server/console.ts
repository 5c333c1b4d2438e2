import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '#kernel/home'

interface Builder {
  isConsoleStale(): boolean
  buildConsole(options: { log: (line: string) => void }): Promise<void>
}

/** Builds the console when its pages are missing or older than their sources. A deployed image has pages and no sources. */
export async function buildStaleConsole(say: (line: string) => void): Promise<void> {
  const file = join(ROOT, 'console/build.ts')
  if (!existsSync(file)) return
  const builder = (await import(pathToFileURL(file).href)) as Builder
  if (!builder.isConsoleStale()) return
  say('Building the console …')
  await builder.buildConsole({ log: say })
}
