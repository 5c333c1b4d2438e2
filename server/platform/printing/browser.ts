import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import type { Config } from '#kernel/config'
import { AppError } from '#kernel/errors'

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe']

/** @throws AppError 503 when this machine has no Chromium */
export async function openBrowser({ chromium_path }: Pick<Config, 'chromium_path'>): Promise<Browser> {
  const executablePath = chromium_path ?? [...KNOWN, chromium.executablePath()].find((path) => existsSync(path))
  if (executablePath === undefined) throw new AppError([503, 'PRINTER_MISSING'], 'Reports are printed by Chromium, and this server has none: install it, or set CHROMIUM_PATH')
  // As root Chromium has no sandbox of its own; it only ever opens pages of this installation.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: ['--disable-dev-shm-usage', '--disable-gpu'], timeout: 30_000 })
}
