import { expect, test } from '@playwright/test'

/** Unique, so that the journey may run twice on one database. */
const name = `Limit ${Date.now().toString(36)}`

test('a rule is tried on history, saved, muted, deleted and brought back', async ({ page }) => {
  await test.step('sign in and open the rules', async () => {
    await page.addInitScript(() => localStorage.setItem('tradewind.language', 'en'))
    await page.goto('/sign-in')
    await page.getByLabel('E-mail or user name').fill(process.env.E2E_EMAIL ?? '')
    await page.getByLabel('Password', { exact: true }).fill(process.env.E2E_PASSWORD ?? '')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: /^Alerts/ }).click()
    await page.getByRole('link', { name: 'Rules' }).click()
    await expect(page.getByText('All products: told when anything stands out.')).toBeVisible()
  })

  await test.step('write a rule and try it on the last year', async () => {
    await page.getByRole('link', { name: 'New rule' }).click()
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Kind of condition').selectOption({ label: 'A value reaches a limit' })
    await page.getByRole('button', { name: 'Start watching' }).click()
    await expect(page.getByLabel('Limit', { exact: true })).toBeFocused() // what is missing is pointed at
    await page.getByLabel('Limit', { exact: true }).fill('60')
    await expect(page.getByText('All products: told when the price is $60.00 or less.')).toBeVisible()
    await page.getByLabel('Days').selectOption({ label: 'Last 365 days' })
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByText(/^Tested on \d+ products?\./)).toBeVisible({ timeout: 30_000 })
  })

  const row = page.getByRole('listitem').filter({ hasText: name })
  const more = page.getByRole('button', { name: `More for “${name}”` })
  await test.step('save it, and find it in the list', async () => {
    await page.getByRole('button', { name: 'Start watching' }).click()
    await expect(row).toContainText('All products: told when the price is $60.00 or less.')
  })

  await test.step('mute it, and take that back', async () => {
    await more.click()
    await page.getByRole('menuitem', { name: 'For 1 day' }).click()
    await expect(row).toContainText('Muted until')
    await page.getByRole('status').filter({ hasText: 'is muted' }).getByRole('button', { name: 'Undo' }).click()
    await expect(row).not.toContainText('Muted until')
  })

  await test.step('delete it, and bring it back', async () => {
    await more.click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(row).toBeHidden()
    await page.getByRole('status').filter({ hasText: 'was deleted' }).getByRole('button', { name: 'Undo' }).click()
    await expect(row).toBeVisible()
  })
})
