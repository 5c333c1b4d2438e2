import { expect, type Page, test } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'

/** Unique, so that the journey may run twice on one database. */
const name = `Prices ${Date.now().toString(36)}`

async function signIn(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('tradewind.language', 'en'))
  await page.goto('/sign-in')
  await page.getByLabel('E-mail or user name').fill(process.env.E2E_EMAIL ?? '')
  await page.getByLabel('Password', { exact: true }).fill(process.env.E2E_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Products' })).toBeVisible()
}

test('a team channel is set up and tried, a preference changed, and push says how it stands', async ({ page, request }) => {
  let channels = ''
  await test.step('sign in', async () => {
    await signIn(page)
    const about = (await (await request.get('/api/v1/about')).json()) as { data: { sandbox: { channels_url: string } } }
    channels = about.data.sandbox.channels_url
  })

  await test.step('add a Slack channel of the sandbox and send a test', async () => {
    await page.goto('/settings/channels')
    await page.getByRole('button', { name: 'Add channel' }).first().click()
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Webhook URL').fill('https://example.com/services/T0/B0/x')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByLabel('Webhook URL')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('Webhook URL').fill(channels.replace('/channels', `/slack/services/T0/B0/${name.replace(' ', '-')}`))
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: `Send test to “${name}”` }).click()
    await expect(page.getByText(`The test arrived in “${name}”`)).toBeVisible()
    await page.goto(channels)
    await expect(page.getByText(name.replace(' ', '-'))).toBeVisible()
  })

  await test.step('look at the wording as a mail', async () => {
    await page.goto('/settings/templates')
    await page.getByLabel('Subject').fill('Look: {product}')
    await expect(page.getByText('Look: Tidewave Open-Ear Headphones')).toBeVisible()
    await expect(page.frameLocator('iframe[title="The mail"]').getByText('Tradewind').first()).toBeVisible()
  })

  await test.step('gather alerts in the digest, and take that back', async () => {
    await page.goto('/settings/notifications')
    const email = page.getByLabel('An alert opens: E-mail')
    await email.selectOption({ label: 'In the digest' })
    await expect(page.getByText('Saved: An alert opens')).toBeVisible()
    await page.reload()
    await expect(email).toHaveValue('digest')
    await page.getByRole('button', { name: 'Default for An alert opens' }).click()
    await expect(email).toHaveValue('now')
  })

  await test.step('push says that it is off, and what to do when the browser forbids it', async () => {
    await expect(page.getByText(/This browser is not told\.|Notifications are blocked for this site\./)).toBeVisible()
  })
})

test('what people and admins set of notifications reads well on a phone, for everybody', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page)
  for (const path of ['/notifications', '/settings/notifications', '/settings/channels', '/settings/templates', '/settings/deliveries']) {
    await test.step(path, async () => {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
      // A mail is shown in a frame without scripts, which nothing can look into.
      expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    })
  }
})
