import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '#kernel/home'

interface Report {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
}

function cruise(cwd: string, folders: string[]): Report['summary'] {
  const args = [join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', ...folders]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (stdout === '') throw new Error(stderr)
  return (JSON.parse(stdout) as Report).summary
}

test('modules use only what they declare, through its door', () => {
  const { totalCruised, violations } = cruise(ROOT, ['server', 'sandbox'])
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'server/*.ts', 'sandbox/*.ts'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')
  expect(violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([])
  // A compiler without an API makes the tool see nothing and call it clean.
  expect(totalCruised).toBeGreaterThanOrEqual(files.length)
}, 60_000)

test('a planted violation of each kind is found', () => {
  const root = mkdtempSync(join(tmpdir(), 'tradewind-bounds-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const plant = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  plant('server/platform/tasks/tasks.repository.ts', 'export const rows = 1\n')
  plant('server/platform/tasks/index.ts', "export { rows } from './tasks.repository.ts'\n")
  plant('server/kernel/http.ts', "import '../platform/tasks/index.ts'\nexport const app = 1\n")
  plant('server/track/alerts/alerts.service.ts', "import { rows } from '../../platform/tasks/tasks.repository.ts'\nimport { app } from '../../kernel/http.ts'\nexport const x = rows + app\n")
  plant('server/track/stray/stray.ts', "import { x } from '../alerts/alerts.service.ts'\nexport const y = x\n")
  plant('server/kernel/a.ts', "import { b } from './b.ts'\nexport const a = () => b\n")
  plant('server/kernel/b.ts', "import { a } from './a.ts'\nexport const b = () => a\n")
  const found = new Set(cruise(root, ['server']).violations.map((v) => v.rule.name))
  for (const rule of ['no-cycles', 'kernel-knows-no-module', 'other-modules-through-index-only', 'track/alerts-uses-what-it-declares', 'every-module-declares-what-it-uses', 'http-stays-in-routes']) expect([...found]).toContain(rule)
}, 60_000)
