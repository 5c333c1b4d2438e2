import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const api = '/api/v1'
const RIVALS = 4

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).exclude('.toast').analyze()
  expect(violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html }))).toEqual([])
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a seller has a report made, asks a number where it is from, prints it, and sends it to somebody without an account', async ({ page, request, browser }) => {
  test.setTimeout(180_000)
  await page.addInitScript(() => localStorage.setItem('tradewind.language', 'en'))
  const { data: session } = (await (await request.post(`${api}/auth/login`, { data: { email: process.env.E2E_EMAIL, password: process.env.E2E_PASSWORD } })).json()) as { data: { access_token: string } }
  const headers = { authorization: `Bearer ${session.access_token}` }
  const { data: products } = (await (await request.get(`${api}/products?limit=100`, { headers })).json()) as { data: { id: string; asin: string; marketplace: string }[] }
  const own = products.find(({ asin }) => asin === 'B0TWAVE001')
  const rivals = products.filter(({ id, asin, marketplace }) => id !== own?.id && marketplace === 'us' && asin.startsWith('B0TW')).slice(0, RIVALS)
  for (const { id } of rivals) await request.post(`${api}/competitors/${own?.id}/relations`, { headers, data: { product_id: id } }) // one that is there already stays

  await test.step('sign in and open the reports of a product', async () => {
    await page.goto('/')
    await page.getByLabel('E-mail or user name').fill(process.env.E2E_EMAIL ?? '')
    await page.getByLabel('Password', { exact: true }).fill(process.env.E2E_PASSWORD ?? '')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Tracked products' })).toBeVisible()
    await page.goto(`/products/${own?.id}/reports`)
    await expect(page.getByRole('button', { name: 'Make the report' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('order one; it opens by itself when it is done', async () => {
    await page.getByRole('radiogroup', { name: 'Depth' }).getByText('Deep').click()
    await page.getByRole('button', { name: 'Make the report' }).click()
    await expect(page.getByRole('heading', { name: /^Competitor analysis: / })).toBeVisible({ timeout: 90_000 })
    await expect(page.getByRole('heading', { name: 'What follows from it' })).toBeVisible()
    await expect(page.getByRole('rowheader', { name: 'Sales a month' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('a number opens where it is from', async () => {
    await page.getByRole('region', { name: 'What follows from it' }).getByRole('button').first().click()
    await expect(page.getByText('Computed from', { exact: false }).or(page.getByText(/^Seen /)).first()).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the report as a table and as PDF', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const table = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Table as CSV' }).click()
    expect((await table).suggestedFilename()).toMatch(/^competitor_analysis-B0TWAVE001-.*\.csv$/)
    await page.getByRole('button', { name: 'Export' }).click()
    const printed = page.waitForEvent('download', { timeout: 90_000 })
    await page.getByRole('menuitem', { name: 'PDF' }).click()
    expect((await printed).suggestedFilename()).toMatch(/^competitor_analysis-.*\.pdf$/)
  })

  await test.step('a link shows it to somebody without an account, in Chinese, on a telephone in the dark', async () => {
    await page.getByRole('button', { name: 'Share' }).click()
    const dialog = page.getByRole('dialog', { name: 'Share this report' })
    await dialog.getByRole('button', { name: 'Make a link' }).click()
    const link = (await dialog.getByText('/shared/reports/').textContent()) ?? ''
    const stranger = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-TW' })
    const theirs = await stranger.newPage()
    await theirs.goto(new URL(link).pathname)
    await expect(theirs.getByRole('heading', { name: /^競品分析：/ })).toBeVisible()
    await expect(theirs.getByRole('heading', { name: '重點發現' })).toBeVisible()
    expect(await sideways(theirs)).toBe(0)
    const { violations } = await new AxeBuilder({ page: theirs }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await dialog.getByRole('button', { name: 'Take back' }).first().click()
    await expect(page.getByText('The link no longer works')).toBeVisible()
    await theirs.reload()
    await expect(theirs.getByText('此連結已失效或不存在。', { exact: false })).toBeVisible()
    await stranger.close()
  })
})
