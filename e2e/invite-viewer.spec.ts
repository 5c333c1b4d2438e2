import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'

/** Somebody new each time, so that the journey may run twice on one database. */
const name = `visitor${Date.now().toString(36)}`
const email = `${name}@harbour.example`
const password = 'seven lanterns over the harbour'

test('the owner invites a viewer, who sees everything and changes nothing', async ({ page, browser }) => {
  await inEnglish(page)

  await test.step('the owner invites', async () => {
    await page.goto('/settings/members')
    await page.getByLabel('E-mail or user name').fill(process.env.E2E_EMAIL ?? '')
    await page.getByLabel('Password', { exact: true }).fill(process.env.E2E_PASSWORD ?? '')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Invite' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
    await dialog.getByLabel('E-mail').fill(email)
    await dialog.getByLabel('Role').selectOption('Viewer')
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await expect(page.getByRole('region', { name: 'Open invitations' }).getByText(email)).toBeVisible()
    await isAccessible(page)
  })

  const viewer = await newVisitor(browser)

  await test.step('the mail brings the viewer in', async () => {
    await viewer.goto(await linkOfMail(page))
    await expect(viewer.getByText(`You were invited as ${email}. Your role: Viewer.`)).toBeVisible()
    await viewer.getByLabel('User name').fill(name)
    await viewer.getByLabel('Password', { exact: true }).fill(password)
    await viewer.getByRole('button', { name: 'Join' }).click()
    await expect(viewer.getByRole('heading', { name: 'Tracked products' })).toBeVisible()
    await expect(viewer.getByRole('row').nth(1)).toBeVisible()
  })

  await test.step('no button writes', async () => {
    const main = viewer.getByRole('main')
    for (const writing of [/^(Add|Import)/, /^(Pause|Remove|Delete)/]) {
      await expect(main.getByRole('button', { name: writing })).toHaveCount(0)
      await expect(main.getByRole('link', { name: writing })).toHaveCount(0)
    }
    await expect(main.getByRole('checkbox')).toHaveCount(0)
    await main.getByRole('row').nth(1).getByRole('link').first().click()
    await expect(viewer).toHaveURL(/\/products\/[0-9a-f-]{36}/)
    await expect(main.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(main.getByRole('button', { name: /^(Edit|Pause|Remove|Crawl|Check)/ })).toHaveCount(0)
  })

  await test.step('the settings show what a viewer may see', async () => {
    await viewer.goto('/settings/members')
    await expect(viewer.getByText(email)).toBeVisible()
    await expect(viewer.getByRole('button', { name: 'Invite' })).toHaveCount(0)
    await expect(viewer.getByRole('main').getByRole('combobox')).toHaveCount(0)
    await isAccessible(viewer)
    await viewer.goto('/settings/keys')
    await expect(viewer.getByText('Only an admin or owner of the team can see this.')).toBeVisible()
  })

  await test.step('nor does the API write for a viewer', async () => {
    const { data } = await (await viewer.request.post('/api/v1/auth/login', { data: { email, password } })).json()
    const headers = { authorization: `Bearer ${data.access_token}` }
    const { data: [product] } = await (await viewer.request.get('/api/v1/products?limit=1', { headers })).json()
    const path = `/api/v1/products/${product.id}`
    const answers = [
      await viewer.request.post('/api/v1/products', { headers, data: { asin: 'B0VIEWER01', marketplace: 'us' } }),
      await viewer.request.put(path, { headers, data: { name: 'Mine now' } }),
      await viewer.request.delete(path, { headers }),
      await viewer.request.post('/api/v1/tenants/current/users', { headers, data: { email: `friend-of-${email}`, role: 'owner' } }),
    ]
    expect(answers.map((answer) => answer.status())).toEqual([403, 403, 403, 403])
    expect((await (await viewer.request.get(path, { headers })).json()).data).toMatchObject({ name: product.name })
  })

  await test.step('the owner sees who came', async () => {
    await page.reload()
    await expect(page.getByRole('region', { name: 'Members' }).getByText(email)).toBeVisible()
    await expect(page.getByRole('combobox', { name: `Role of ${name}` })).toHaveValue('viewer')
  })
})

/** The profile may remember Chinese from an earlier journey; what was chosen on this device goes first. */
const inEnglish = (page: Page) => page.addInitScript(() => localStorage.setItem('tradewind.language', 'en'))

async function newVisitor(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await inEnglish(page)
  return page
}

/** The sandbox takes every mail; the address that the link has is the installation's, its path is ours. */
async function linkOfMail(page: Page): Promise<string> {
  const about = await (await page.request.get('/api/v1/about')).json()
  const inbox = `${about.data.sandbox.mail_url}/messages?to=${encodeURIComponent(email)}`
  const mails = async (): Promise<{ text: string }[]> => (await (await page.request.get(inbox)).json()).data
  await expect.poll(async () => (await mails()).length, { timeout: 30_000 }).toBe(1)
  const link = /\/invitation\?token=[\w-]+/.exec((await mails())[0]?.text ?? '')?.[0]
  if (link === undefined) throw new Error('The mail has no link')
  return link
}

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
}
