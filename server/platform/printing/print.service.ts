import type { Config } from '#kernel/config'
import { unavailable } from '#kernel/errors'
import { openBrowser } from './browser.ts'

interface Order {
  /** A page of this installation that says `data-print-ready` when it is whole. */
  url: string
  language: string
  signal: AbortSignal
}

const PATIENCE_MS = 45_000
const FOOTER = '<div style="font-size:8px;width:100%;text-align:center;color:#667"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/**
 * Prints a page as PDF, A4. The browser reaches nothing but this installation.
 * @throws AppError 503 without a Chromium, or when the page does not become whole
 */
export async function printPage(config: Pick<Config, 'chromium_path'>, { url, language, signal }: Order): Promise<Uint8Array> {
  const browser = await openBrowser(config)
  const stop = () => void browser.close()
  signal.addEventListener('abort', stop)
  try {
    const context = await browser.newContext({ locale: language, colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 1100, height: 1400 } })
    const { origin } = new URL(url)
    await context.route('**/*', (route) => (new URL(route.request().url()).origin === origin ? route.continue() : route.abort()))
    const page = await context.newPage()
    await page.goto(url, { timeout: PATIENCE_MS })
    await page.waitForSelector('[data-print-ready]', { state: 'attached', timeout: PATIENCE_MS })
    return await page.pdf({ format: 'A4', printBackground: true, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: FOOTER, margin: { top: '14mm', bottom: '16mm', left: '12mm', right: '12mm' } })
  } catch (error) {
    signal.throwIfAborted()
    throw Object.assign(unavailable('The page could not be printed', 30), { cause: error })
  } finally {
    signal.removeEventListener('abort', stop)
    await browser.close()
  }
}
