import { existsSync, globSync, renameSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMessages } from './messages.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const BUILT = path('dist/index.html')
const SOURCES = [
  'console/{src,messages,public,project.inlang}/**/*',
  'console/*.{ts,json,html}',
  'api-client/*.ts',
  'package-lock.json',
]
/** Written by the build itself, or read by no part of it. */
const NOT_SOURCES = ['console/src/paraglide/**', 'console/project.inlang/{.meta.json,README.md,.gitignore,cache/**}', '**/*.test.ts']

/**
 * Compiles the messages, then bundles the console into `console/dist`: beside it first, then in its place, so that a
 * build that is killed leaves no half of one.
 */
export async function buildConsole({ log }: { log: (line: string) => void }): Promise<void> {
  const started = performance.now()
  await compileMessages()
  const { build } = await import('vite')
  const making = path(`dist.making-${process.pid}`)
  await build({ root: path('.'), configFile: path('vite.config.ts'), logLevel: 'warn', build: { outDir: making } })
  rmSync(path('dist'), { recursive: true, force: true })
  renameSync(making, path('dist'))
  log(`console built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** True when there is no build, or a source is newer than it. */
export function isConsoleStale(): boolean {
  if (!existsSync(BUILT)) return true
  const builtAt = statSync(BUILT).mtimeMs
  const files = globSync(SOURCES, { cwd: path('..'), exclude: NOT_SOURCES })
  return files.some((file) => statSync(path(`../${file}`)).mtimeMs > builtAt)
}

if (import.meta.main) {
  const write = (line: string) => process.stdout.write(`${line}\n`)
  if (process.argv.includes('--messages')) await compileMessages()
  else await buildConsole({ log: write })
}
