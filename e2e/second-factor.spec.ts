import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'

/** Somebody new each time, so that the journey may run twice on one database. */
const name = `lin-${Date.now().toString(36)}`
const email = `${name}@lantern.example`
const password = 'nine lanterns over the harbour'
const STEP_MS = 30_000

/** A code of the step before is good as long as this step: with some seconds left of it nothing ends while it is typed. */
const earlyInStep = () => expect.poll(() => STEP_MS - (Date.now() % STEP_MS), { timeout: 10_000 }).toBeGreaterThan(6_000)

test('an owner sets up a second factor, signs in with it, and decides how the team signs in', async ({ page }) => {
  test.setTimeout(120_000)
  await page.addInitScript(() => localStorage.setItem('tradewind.language', 'en'))
  let codeAt: (steps: number) => string = () => ''

  await test.step('sign up', async () => {
    await page.goto('/sign-up')
    await page.getByLabel('E-mail', { exact: true }).fill(email)
    await page.getByLabel('User name').fill(name)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
    await page.goto(await linkOfMail(page))
    await expect(page.getByRole('dialog', { name: 'Add products' })).toBeVisible()
  })

  await test.step('set up the second factor', async () => {
    await page.goto('/settings/security')
    const panel = page.getByRole('region', { name: 'Second factor' })
    await panel.getByRole('button', { name: 'Set up' }).click()
    const dialog = page.getByRole('dialog', { name: 'Second factor' })
    await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
    await dialog.getByText('No camera? Type this key').click()
    const secret = (await dialog.locator('code').innerText()).replace(/\s/g, '')
    const totp = new TOTP({ secret: Secret.fromBase32(secret) })
    codeAt = (steps) => totp.generate({ timestamp: Date.now() + steps * STEP_MS })
    await isAccessible(page)
    await earlyInStep()
    await dialog.getByLabel('Code', { exact: true }).fill(codeAt(-1))
    await dialog.getByRole('button', { name: 'Turn on' }).click()
    const codes = page.getByRole('dialog', { name: 'Your recovery codes' })
    await expect(codes.locator('code')).toContainText(/([A-Z2-7]{4}-){3}[A-Z2-7]{4}/)
    await codes.getByLabel('I have stored it').check()
    await codes.getByRole('button', { name: 'Done' }).click()
    await expect(panel.getByText('10 of 10 recovery codes are left.')).toBeVisible()
    await isAccessible(page)
  })

  await test.step('sign in with a code', async () => {
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByLabel('E-mail or user name').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
    await isAccessible(page)
    await page.getByLabel('Code', { exact: true }).fill('000000')
    await expect(page.getByRole('alert')).toContainText('This code is wrong')
    await earlyInStep()
    await page.getByLabel('Code', { exact: true }).fill(codeAt(0))
    await expect(page).toHaveURL(/\/(products|settings)/)
  })

  await test.step('the device is in the list', async () => {
    await page.goto('/settings/security')
    await expect(page.getByRole('region', { name: 'Signed-in devices' }).getByText('This device')).toBeVisible()
  })

  await test.step('a network list that would lock its author out is refused', async () => {
    await page.goto('/settings/access')
    await page.getByLabel('Allowed networks').fill('203.0.113.0/24')
    await page.getByRole('region', { name: 'Networks' }).getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('With this you would lock yourself out')).toBeVisible()
    await page.getByLabel('Allowed networks').fill('not a network')
    await page.getByRole('region', { name: 'Networks' }).getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('One of the lines is no address or network')).toBeVisible()
    await isAccessible(page)
  })

  await test.step('a provider that does not answer is told on its field', async () => {
    const panel = page.getByRole('region', { name: 'Single sign-on' })
    await panel.getByLabel('Name').fill('Lantern ID')
    await panel.getByLabel('Issuer').fill('https://10.0.0.5/')
    await panel.getByLabel('Client ID').fill('tradewind')
    await panel.getByLabel('Client secret').fill('a secret')
    await panel.getByRole('button', { name: 'Save' }).click()
    await expect(panel.getByLabel('Issuer')).toHaveAttribute('aria-invalid', 'true')
  })

  await test.step('settings apply at once, and can be taken back', async () => {
    await page.goto('/settings/system')
    await page.getByLabel('Weekly analysis').click({ force: true }) // its state follows a moment later
    await expect(page.getByText('Weekly analysis: saved')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByLabel('Weekly analysis')).toBeChecked()
    await isAccessible(page)
  })

  await test.step('the log tells of it', async () => {
    await page.goto('/settings/log')
    await expect(page.getByText('system.setting_changed').first()).toBeVisible()
    await page.getByLabel('Source').selectOption({ label: 'Failed tasks' })
    await expect(page).toHaveURL(/source=tasks/)
    await expect(page.getByText('Nothing matches these filters.')).toBeVisible()
    await isAccessible(page)
  })

  await test.step('it all fits a phone, in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 390, height: 844 })
    for (const path of ['security', 'access', 'system', 'log']) {
      await page.goto(`/settings/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
      await isAccessible(page)
    }
  })
})

/** The sandbox takes every mail; the address that the link has is the installation's, its path is ours. */
async function linkOfMail(page: Page): Promise<string> {
  const about = await (await page.request.get('/api/v1/about')).json()
  const inbox = `${about.data.sandbox.mail_url}/messages?to=${encodeURIComponent(email)}`
  const mails = async (): Promise<{ text: string }[]> => (await (await page.request.get(inbox)).json()).data
  await expect.poll(async () => (await mails()).length, { timeout: 30_000 }).toBe(1)
  const link = /\/verify\?token=[\w-]+/.exec((await mails())[0]?.text ?? '')?.[0]
  if (link === undefined) throw new Error('The mail has no link')
  return link
}

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
}
