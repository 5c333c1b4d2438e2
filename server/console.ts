import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StartError } from '#kernel/errors'
import { ROOT } from '#kernel/home'

const BUILDER = join(ROOT, 'console/build.ts')

/**
 * Builds the console when its pages are missing or older than their sources, in a process of its own beside the start of
 * the rest. A deployed image has pages and no sources.
 * @throws StartError when the build fails
 */
export async function buildStaleConsole(say: (line: string) => void): Promise<void> {
  if (!existsSync(BUILDER)) return
  const { isConsoleStale } = (await import(pathToFileURL(BUILDER).href)) as { isConsoleStale: () => boolean }
  if (!isConsoleStale()) return
  say('Building the console …')
  const builder = spawn(process.execPath, [BUILDER], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const read = (chunk: Buffer) => void (output += chunk.toString())
  builder.stdout.on('data', read)
  builder.stderr.on('data', read)
  const code = await new Promise<number | null>((resolve, reject) => {
    builder.once('error', reject)
    builder.once('exit', resolve)
  })
  if (code !== 0) throw new StartError(`the console cannot be built: ${output.trim()}`)
}
