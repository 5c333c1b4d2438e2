import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const axe = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

test('a page is audited, gets suggestions whose numbers can be followed, and one of them is measured', async ({ page }) => {
  await test.step('sign in and open a product', async () => {
    await page.addInitScript(() => localStorage.setItem('tradewind.language', 'en'))
    await page.goto('/sign-in')
    await page.getByLabel('E-mail or user name').fill(process.env.E2E_EMAIL ?? '')
    await page.getByLabel('Password', { exact: true }).fill(process.env.E2E_PASSWORD ?? '')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: /^Keel Junior/ }).click()
    await expect(page.getByRole('navigation', { name: 'Views of the product' })).toBeVisible()
  })

  await test.step('the audit shows every check with its measure, limit, source and date', async () => {
    await page.getByRole('link', { name: 'Listing audit' }).click()
    await expect(page.getByRole('img', { name: /^\d+ of 100$/ })).toBeVisible()
    const title = page.getByRole('region', { name: 'Title' })
    await expect(title.getByRole('listitem').filter({ hasText: 'Characters' }).first()).toContainText(/Measured \d+.*Limit \d+.*since [A-Z][a-z]{2} \d+, 20\d\d/)
    await axe(page)
  })

  const cards = page.getByRole('article')
  await test.step('suggestions are made while one watches', async () => {
    await page.getByRole('link', { name: 'Suggestions', exact: true }).click()
    await page.getByRole('button', { name: /^Make/ }).click()
    await expect(page.getByText(/^Made (just now|\d+)/)).toBeVisible({ timeout: 60_000 })
    await expect(cards.first()).toBeVisible({ timeout: 30_000 })
    await axe(page)
  })

  await test.step('a number leads to where it is from', async () => {
    await cards.getByRole('button', { name: /^Where .* is from$/ }).first().click()
    await expect(page.getByRole('dialog').getByText(/^(Seen |A rule of Amazon’s|Computed from)/).first()).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('one is dismissed, and taken back', async () => {
    const before = await cards.count()
    await cards.first().getByRole('button', { name: /Dismiss$/ }).click()
    await expect(cards).toHaveCount(before - 1)
    await page.getByRole('status').filter({ hasText: 'Suggestion dismissed' }).getByRole('button', { name: 'Undo' }).click()
    await expect(cards).toHaveCount(before)
  })

  await test.step('one is done, and whether it helps is measured from then on', async () => {
    await cards.first().getByRole('button', { name: /Mark as done$/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Mark as done' })
    await dialog.getByLabel('What counts').selectOption({ label: 'Estimated sales' })
    await dialog.getByLabel('Days that count').selectOption({ label: '14 days' })
    await dialog.getByRole('button', { name: 'Done, measure it' }).click()
    await page.getByText(/^Done \d/).click()
    await page.getByRole('link', { name: 'See whether it helped' }).first().click()
    await expect(page.getByText('0 of 14 days')).toBeVisible()
    await expect(page.getByText('There is a verdict when the days are over.', { exact: false })).toBeVisible()
    await axe(page)
  })

  await test.step('it is stopped without a verdict', async () => {
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByLabel('Type', { exact: false }).fill('Stop')
    await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click()
    await expect(page.getByText('Stopped before its end, so there is no verdict.')).toBeVisible()
  })
})
