import { type APIRequestContext, expect, type Page, test } from '@playwright/test'

/** A new listing and person each time, so that the journey may run twice on one database. */
const stamp = Date.now().toString(36).toUpperCase()
const asin = `B0${stamp.slice(-8)}`
const email = `kai-${stamp.toLowerCase()}@bolt.example`

interface Mail {
  subject: string
  text: string
}

/** Where the sandbox shows mails, and breaks what a test wants broken. */
async function sandboxOf(request: APIRequestContext): Promise<string> {
  const { data } = (await (await request.get('/api/v1/about')).json()) as { data: { sandbox: { mail_url: string } } }
  return data.sandbox.mail_url.replace(/\/mail$/, '')
}

const mailsTo = async (request: APIRequestContext, sandbox: string): Promise<Mail[]> =>
  ((await (await request.get(`${sandbox}/mail/messages?to=${encodeURIComponent(email)}`)).json()) as { data: Mail[] }).data

test('a seller signs up, adds a product, sees it move, and is told when it sells out', async ({ page, request }) => {
  test.setTimeout(180_000)
  const sandbox = await sandboxOf(request)
  await page.addInitScript(() => localStorage.setItem('tradewind.language', 'en'))
  const startedAt = Date.now()
  const shows = (kind: 'in_stock' | 'out_of_stock') => request.post(`${sandbox}/control/faults`, { data: { system: 'apify', kind, asin } })
  await shows('in_stock') // whatever its made-up life has for it

  await test.step('sign up', async () => {
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Create an account' }).click()
    await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
    await page.getByLabel('E-mail', { exact: true }).fill(email)
    await page.getByLabel('User name').fill(`kai-${stamp.toLowerCase()}`)
    await page.getByLabel('Password', { exact: true }).fill('a sentence that nobody guesses')
    await page.getByLabel('Company or shop (optional)').fill('Bolt & Co')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
  })

  await test.step('follow the link of the mail', async () => {
    await expect.poll(async () => (await mailsTo(request, sandbox)).length, { timeout: 20_000 }).toBe(1)
    const [mail] = await mailsTo(request, sandbox)
    const link = /https?:\/\/\S+\/verify\?token=\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    await page.goto(new URL(link).pathname + new URL(link).search)
    await expect(page.getByRole('dialog', { name: 'Add products' })).toBeVisible()
  })

  await test.step('add the first product, and see it looked at without a reload', async () => {
    const dialog = page.getByRole('dialog', { name: 'Add products' })
    await dialog.getByLabel('ASINs or product links').fill(`https://www.amazon.com/dp/${asin}`)
    await dialog.getByLabel('How often to look').selectOption({ label: 'Every hour' })
    await dialog.getByRole('button', { name: 'Track 1 product' }).click()
    await expect(dialog.getByText('1 product added.')).toBeVisible()
    expect(Date.now() - startedAt, 'from the first page to the first product').toBeLessThan(60_000)
    await page.keyboard.press('Escape')
    await expect(rowOf(page)).toContainText('In stock', { timeout: 45_000 })
    await expect(rowOf(page)).toContainText('$')
  })

  await test.step('it sells out, and the page and the bell say so by themselves', async () => {
    await request.delete(`${sandbox}/control/faults`)
    await shows('out_of_stock')
    await expect(rowOf(page)).toContainText('Out of stock', { timeout: 60_000 })
    await expect(page.getByRole('button', { name: /Notifications, \d+ unread/ })).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: /Notifications, \d+ unread/ }).click()
    await page.getByRole('button', { name: /^Out of stock/ }).click({ timeout: 60_000 })
    await expect(page.getByRole('heading', { name: /Out of stock/ })).toBeVisible()
    await page.getByRole('button', { name: 'Got it' }).click()
    await expect(page.getByRole('button', { name: 'Got it' })).toBeHidden()
  })

  await test.step('the mail is there too', async () => {
    await expect.poll(async () => (await mailsTo(request, sandbox)).map((mail) => mail.subject).join('; '), { timeout: 30_000 }).toContain('Out of stock')
    await request.delete(`${sandbox}/control/faults`)
  })
})

const rowOf = (page: Page) => page.getByRole('row').filter({ hasText: asin })
