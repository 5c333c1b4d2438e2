import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '#kernel/home'
import { DEMO_EMAIL } from '../demo.ts'

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** Runs the browser journeys against a server of their own, in a new data folder. A flaky journey counts as failed. */
export async function runBrowserJourneys(chromium: string, reports: string): Promise<{ passed: number; failed: number; skipped: number }> {
  process.stdout.write('\n── browser journeys\n')
  const home = mkdtempSync(join(tmpdir(), 'tradewind-journeys-'))
  chmodSync(home, 0o755)
  const server = spawn(process.execPath, [join(ROOT, 'server/main.ts'), 'serve'], {
    cwd: ROOT, env: { PATH: process.env.PATH, TRADEWIND_HOME: home, PORT: '0', LOG_LEVEL: 'warn', SANDBOX_SPEED: '240' }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  try {
    const url = await readyAt(server)
    const report = join(reports, 'playwright.json')
    const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'], {
      cwd: ROOT, stdio: 'inherit',
      env: { ...process.env, CHROMIUM_PATH: chromium, E2E_URL: url, E2E_EMAIL: DEMO_EMAIL, E2E_PASSWORD: readFileSync(join(home, 'demo.password'), 'utf8'), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    })
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport
    const failed = stats.unexpected + stats.flaky
    return { passed: stats.expected, failed: status !== 0 && failed === 0 ? 1 : failed, skipped: stats.skipped }
  } finally {
    server.kill('SIGTERM')
    await stopped
    rmSync(home, { recursive: true, force: true })
  }
}

function readyAt(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const url = /ready at (\S+)/.exec(text)?.[1]
      if (url !== undefined) resolve(url)
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready: ${text}`)))
  })
}
