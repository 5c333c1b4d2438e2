import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'

/** A new person each time, so that the journey may run twice on one database. */
const stamp = Date.now().toString(36).toLowerCase()
const email = `mei-${stamp}@harbour.example`

async function verifyLink(request: APIRequestContext): Promise<string> {
  const { data } = (await (await request.get('/api/v1/about')).json()) as { data: { sandbox: { mail_url: string } } }
  const mails = async () => ((await (await request.get(`${data.sandbox.mail_url}/messages?to=${encodeURIComponent(email)}`)).json()) as { data: { text: string }[] }).data
  await expect.poll(async () => (await mails()).length, { timeout: 20_000 }).toBe(1)
  const link = /https?:\/\/\S+\/verify\?token=\S+/.exec((await mails())[0]?.text ?? '')?.[0] ?? ''
  return new URL(link).pathname + new URL(link).search
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).exclude('.toast').analyze()
  expect(violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html }))).toEqual([])
}

test('a seller gets headphones by one click, finds the competitors of one, and sees them side by side', async ({ page, request }) => {
  test.setTimeout(180_000)
  await page.addInitScript(() => localStorage.setItem('tradewind.language', 'en'))

  await test.step('sign up, and take the ready-made set-up', async () => {
    await request.post('/api/v1/auth/register', { data: { email, username: `mei-${stamp}`, password: 'a sentence that nobody guesses', tenant_name: 'Harbour' } })
    await page.goto(await verifyLink(request))
    await expect(page.getByRole('dialog', { name: 'Add products' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Set it up' }).click()
    await expect(page.getByRole('heading', { name: 'Bluetooth headphones' })).toBeVisible()
  })

  await test.step('twenty products and more come by themselves, with their properties', async () => {
    await expect(page.getByText(/[2-9]\d tracked/)).toBeVisible({ timeout: 120_000 })
    await expect(page.getByRole('columnheader', { name: 'Noise cancelling' })).toBeVisible()
    await expect(page.getByRole('cell', { name: /^\d+ h$/ }).first()).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('confirm suggested competitors, and take one back', async () => {
    await page.getByRole('rowheader').filter({ hasText: 'Wireless Earbuds' }).first().getByRole('link').click()
    await page.getByRole('link', { name: 'Competitors' }).click()
    for (let count = 1; count <= 3; count++) {
      await page.getByRole('button', { name: /^Competes/ }).first().click()
      await expect(page.getByText(`${count} competitor${count === 1 ? '' : 's'}`).first()).toBeVisible()
    }
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(page.getByText('2 competitors').first()).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('side by side, on a telephone as well', async () => {
    await page.getByRole('link', { name: 'Comparison' }).click()
    await expect(page.getByRole('rowheader', { name: 'Sales a month' })).toBeVisible()
    await expect(page.getByRole('img', { name: /Price index over 90 days/ })).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    expect((await download).suggestedFilename()).toMatch(/^comparison-B0.*\.csv$/)
  })
})
