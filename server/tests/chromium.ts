import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** A Chromium to test with: CHROMIUM_PATH, an installed one, or one that is installed now (apt as root on Debian, else Playwright's). */
export function findChromium(): string {
  const found = installed()
  if (found !== undefined) return found
  process.stdout.write('Chromium is not installed: installing it\n')
  const steps = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
    ? [['apt-get', 'update', '-qq'], ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']]
    : [[process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']]
  for (const [command = '', ...args] of steps) spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  const now = installed()
  if (now !== undefined) return now
  process.stderr.write('Chromium is missing and could not be installed: install it, or set CHROMIUM_PATH\n')
  process.exit(1)
}

function installed(): string | undefined {
  const given = process.env.CHROMIUM_PATH
  if (given !== undefined && given !== '') return given
  return [...KNOWN, chromium.executablePath()].find((path) => existsSync(path))
}
