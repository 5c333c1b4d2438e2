// `npm test`: everything that must hold, in the order in which a failure is cheapest to learn.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '#kernel/home'
import { findChromium } from './chromium.ts'
import { runBrowserJourneys } from './journeys.ts'

const bin = (path: string) => join(ROOT, 'node_modules', path)
const reports = mkdtempSync(join(tmpdir(), 'tradewind-reports-'))

function run(title: string, args: string[], env: Record<string, string> = {}): void {
  const from = performance.now()
  process.stdout.write(`\n── ${title}\n`)
  const { status, error } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
  if (error) throw error
  if (status !== 0) {
    process.stdout.write(`── ${title} failed\n`)
    process.exit(status ?? 1)
  }
  process.stdout.write(`── ${title}: ${((performance.now() - from) / 1000).toFixed(1)} s\n`)
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
}

const chromium = findChromium()
run('types of the server', [bin('typescript-native/bin/tsc'), '-p', '.'])
run('console: messages and pages', [join(ROOT, 'console/build.ts')])
run('types of the console', [bin('typescript-native/bin/tsc'), '-p', 'console'])
run('lint', [bin('oxlint/bin/oxlint'), '--type-aware', 'server', 'console/src', 'api-client', 'sandbox', 'bench', 'e2e'])
const report = join(reports, 'vitest.json')
run('units and integration', [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
const vitest = JSON.parse(readFileSync(report, 'utf8')) as VitestReport
const journeys = await runBrowserJourneys(chromium, reports)
rmSync(reports, { recursive: true })

const passed = vitest.numPassedTests + journeys.passed
const skipped = vitest.numPendingTests + journeys.skipped
process.stdout.write(`\n${passed} passed, ${vitest.numFailedTests + journeys.failed} failed, ${skipped} skipped\n`)
process.exitCode = journeys.failed > 0 || vitest.numFailedTests > 0 ? 1 : 0
