import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { keepaFile } from './keepa-file.ts'

/** A new listing each time, so that the journey may run twice on one database. */
const asin = `B0${Date.now().toString(36).toUpperCase().slice(-8)}`

test('a seller imports a file and reads its history', async ({ page }) => {
  await test.step('sign in', async () => {
    // The profile may remember Chinese from an earlier journey; what was chosen on this device goes first.
    await page.addInitScript(() => localStorage.setItem('tradewind.language', localStorage.getItem('tradewind.language') ?? 'en'))
    await page.goto('/')
    await page.getByLabel('E-mail or user name').fill(process.env.E2E_EMAIL ?? '')
    await page.getByLabel('Password', { exact: true }).fill(process.env.E2E_PASSWORD ?? '')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Tracked products' })).toBeVisible()
  })

  await test.step('import a file and watch it arrive', async () => {
    await page.getByRole('link', { name: 'Import' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Import product history' })
    await dialog.getByLabel('Choose files').setInputFiles({ name: 'keepa.json', mimeType: 'application/json', buffer: keepaFile(asin) })
    await dialog.getByRole('button', { name: 'Import file' }).click()
    await expect(dialog.getByText(/points added to the history/)).toBeVisible({ timeout: 30_000 })
    await dialog.getByRole('link', { name: asin }).click()
  })

  await test.step('the chart stands', async () => {
    // Not its title: the sandbox looks at the new product at once, and calls it what it likes.
    await expect(page.getByLabel('Where you are').getByText(asin)).toBeVisible()
    await chartIsReady(page)
    await expect(page.getByRole('img', { name: /^History from/ })).toHaveAccessibleName(/Price now \$\d+\.\d\d/)
    await isAccessible(page)
  })

  await test.step('another range is another address', async () => {
    await page.getByText('30 days', { exact: true }).click()
    await expect(page).toHaveURL(/range=30d/)
    await chartIsReady(page)
    await page.reload()
    await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked()
    await page.getByText('All', { exact: true }).click()
    await expect(page).toHaveURL(/range=all/)
  })

  await test.step('the chart as a table', async () => {
    await page.getByText('Table', { exact: true }).click()
    const table = page.getByRole('table', { name: 'The values of the chart, newest first' })
    await expect(table.getByRole('columnheader')).toHaveText(['Time', 'Price', 'Buy Box', 'BSR'])
    await expect(table.getByRole('row').nth(1)).toContainText('$')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV' }).click()
    expect((await download).suggestedFilename()).toMatch(new RegExp(`^${asin}-.*\\.csv$`))
    await page.getByText('Chart', { exact: true }).click()
  })

  await test.step('a file without a listing says what is wrong', async () => {
    await page.goto('/products?import=true')
    const dialog = page.getByRole('dialog', { name: 'Import product history' })
    await dialog.getByLabel('Choose files').setInputFiles({ name: 'nothing.json', mimeType: 'application/json', buffer: Buffer.from('[{"title": "no ASIN"}]') })
    await dialog.getByRole('button', { name: 'Import file' }).click()
    await expect(dialog.getByText('Nothing in this file could be used.')).toBeVisible({ timeout: 30_000 })
    await expect(dialog.getByText('Refused', { exact: true })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('dark', async () => {
    await page.getByRole('button', { name: /^Theme:/ }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await isAccessible(page)
    await page.getByRole('row').filter({ hasText: asin }).getByRole('link').first().click()
    await chartIsReady(page)
    await isAccessible(page)
  })

  await test.step('on a phone nothing is cut off', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await fitsTheWindow(page)
    await page.goto('/products')
    await expect(page.getByText(asin).first()).toBeVisible()
    await fitsTheWindow(page)
  })

  await test.step('in Chinese', async () => {
    await page.getByRole('button', { name: /^Language:/ }).click()
    await page.getByRole('menuitemradio', { name: '繁體中文' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant-TW')
    await expect(page.getByRole('heading', { name: '追蹤商品' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: '追蹤商品' })).toBeVisible()
  })
})

async function chartIsReady(page: Page) {
  await page.waitForFunction(() => '__chartReady' in window && window.__chartReady !== undefined)
}

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
}

async function fitsTheWindow(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
}
