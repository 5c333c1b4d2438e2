import { createServer } from 'node:net'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { freePort } from '#kernel/net'
import { testDatabase, testServices } from '#kernel/testing'
import { defineMail, html, letter, queueMail } from './index.ts'
import { mailJobs } from './mail.jobs.ts'
import { sendDueMails, sendMail } from './send-mail.service.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'

const greeting = defineMail('test.greeting', z.object({ name: z.string(), url: z.string() }), (language, { name, url }) =>
  letter(language, { subject: `Hello ${name}`, paragraphs: [`Dear ${name},`, { html: html`<ul>${['a', 'b'].map((x) => html`<li>${x}</li>`)}</ul>`, text: '- a\n- b' }], action: { label: 'Look', url } }))

interface Sink {
  /** What it answers to a recipient: undefined takes the mail. */
  refusal: { code: number; text: string } | undefined
  received: Awaited<ReturnType<typeof PostalMime.parse>>[]
}

async function startSink(port: number): Promise<Sink & { stop: () => Promise<void> }> {
  const sink: Sink = { refusal: undefined, received: [] }
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true, closeTimeout: 10,
    onRcptTo: (_address, _session, done) => done(sink.refusal === undefined ? null : Object.assign(new Error(sink.refusal.text), { responseCode: sink.refusal.code })),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(parts)).then((mail) => sink.received.push(mail)).then(() => done(), done)
      })
    },
  })
  server.on('error', () => {}) // clients that go away
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = () => new Promise<void>((resolve) => server.close(resolve))
  onTestFinished(stop)
  return Object.assign(sink, { stop })
}

async function start(env: Record<string, string> = {}) {
  const port = await freePort()
  const database = await testDatabase()
  const services = testServices(database, { SMTP_URL: `smtp://127.0.0.1:${port}`, ...env })
  const queue = (more: Partial<Parameters<typeof queueMail>[1]> = {}, tenant = TENANT) =>
    withTenant(database.app, tenant, (trx) => queueMail(trx, { tenant_id: tenant, to: 'mei@anchor.example', language: 'en', template: greeting, params: { name: 'Mei', url: 'https://x.test/?token=SECRET' }, ...more }))
  const read = async (id: string) => (await sql<{ status: string; attempts: number; error: string | null; body: string | null; next_at: Date; is_sealed: boolean }>`select * from mail.mail where id = ${id}`.execute(database.system)).rows[0]
  const signal = new AbortController().signal
  const due = (minutes: number) => sendDueMails(services, { now: new Date(Date.now() + minutes * 60_000), signal })
  return { port, database, services, queue, read, due, sink: () => startSink(port) }
}

test('a mail is sent as HTML and as text, by the job that was enqueued with it', async () => {
  const { database, services, queue, read, sink } = await start()
  const { received } = await sink()
  const id = await queue()
  const { rows } = await sql<{ data: object }>`select data from jobs.job where name = 'mail.send'`.execute(database.owner)
  expect(rows).toEqual([{ data: { mail_id: id } }])
  await mailJobs[0]?.run({ services, signal: new AbortController().signal, isLastAttempt: false }, rows[0]?.data)
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ subject: 'Hello Mei', to: [{ address: 'mei@anchor.example' }], from: { address: 'no-reply@tradewind.example', name: 'Tradewind' }, messageId: `<${id}@tradewind>` })
  expect(received[0]?.text).toContain('Dear Mei,\n\n- a\n- b\n\nLook:\nhttps://x.test/?token=SECRET')
  expect(received[0]?.html).toContain('<a class="action" href="https://x.test/?token=SECRET">Look</a>')
  expect(received[0]?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }))
  expect(await read(id)).toMatchObject({ status: 'sent', attempts: 1, error: null, body: null })
})

test('a job that runs twice, or twice at once, sends one mail', async () => {
  const { services, queue, sink } = await start()
  const { received } = await sink()
  const id = await queue()
  await Promise.all([sendMail(services, id), sendMail(services, id)])
  await sendMail(services, id)
  expect(received).toHaveLength(1)
})

test('live updates do not wait for a mail server that says nothing', async () => {
  const { port, database, services, queue } = await start()
  const greeted = Promise.withResolvers<void>()
  const silent = createServer((socket) => {
    socket.on('error', () => {})
    greeted.resolve()
    onTestFinished(() => void socket.destroy())
  })
  await new Promise<void>((ready) => silent.listen(port, '127.0.0.1', ready))
  onTestFinished(() => void silent.close())
  const sending = sendMail(services, await queue())
  await greeted.promise
  const { rows } = await sql`select pid from pg_stat_activity where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()`.execute(database.owner)
  expect(rows).toEqual([])
  void sending.catch(() => {})
})

test('a clock that was set back does not keep a mail', async () => {
  const { services, queue, read, sink } = await start()
  await sink()
  const id = await queue()
  expect(await sendMail(services, id, new Date(Date.now() - 86_400_000))).toBe('sent')
  expect((await read(id))?.status).toBe('sent')
})

test('a mail server that is away for an hour loses nothing', async () => {
  const { services, queue, read, due, sink } = await start()
  const ids = [await queue(), await queue(), await queue()]
  for (const id of ids) expect(await sendMail(services, id)).toBe('away')
  for (let minute = 1; minute <= 60; minute++) await due(minute)
  for (const id of ids) expect(await read(id)).toMatchObject({ status: 'queued', error: expect.stringContaining('ECONNREFUSED') })
  const { received } = await sink()
  for (let minute = 61; minute <= 125; minute++) await due(minute)
  expect(received).toHaveLength(3)
  for (const id of ids) expect((await read(id))?.status).toBe('sent')
})

test('the waits between attempts double from a minute to an hour', async () => {
  const { services, queue, read } = await start()
  const id = await queue()
  const waits: number[] = []
  let now = new Date(Date.now() + 1_000)
  for (let attempt = 0; attempt < 8; attempt++) {
    await sendMail(services, id, now)
    const next = (await read(id))?.next_at ?? now
    waits.push((next.getTime() - now.getTime()) / 60_000)
    now = next
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
})

test('what the server will never take is given up at once, what it may take later is tried again', async () => {
  const { services, queue, read, due, sink } = await start()
  const server = await sink()
  server.refusal = { code: 550, text: 'no such mailbox' }
  const refused = await queue()
  expect(await sendMail(services, refused)).toBe('failed')
  expect(await read(refused)).toMatchObject({ status: 'failed', body: null, error: expect.stringContaining('no such mailbox') })
  server.refusal = { code: 451, text: 'greylisted' }
  const later = await queue()
  expect(await sendMail(services, later)).toBe('later')
  expect(await read(later)).toMatchObject({ status: 'queued', attempts: 1, error: expect.stringContaining('greylisted') })
  server.refusal = undefined
  await due(2)
  expect((await read(later))?.status).toBe('sent')
  expect(server.received).toHaveLength(1)
})

test('after three days it is given up', async () => {
  const { services, queue, read } = await start()
  const id = await queue()
  expect(await sendMail(services, id, new Date(Date.now() + 3 * 86_400_000 + 60_000))).toBe('failed')
  expect(await read(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('ECONNREFUSED') })
})

test('a process that dies after the server took the mail leaves it queued, and the copy has the same Message-ID', async () => {
  const { database, services, queue, read, due, sink } = await start()
  const { received } = await sink()
  const id = await queue()
  await sql`create function mail.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`.execute(database.owner)
  await sql`create trigger die before update on mail.mail for each row when (new.status = 'sent') execute function mail.die()`.execute(database.owner)
  await expect(sendMail(services, id)).rejects.toThrow('killed')
  expect(await read(id)).toMatchObject({ status: 'queued', attempts: 1 })
  await sql`drop trigger die on mail.mail`.execute(database.owner)
  expect(await sendMail(services, id)).toBe('nothing') // another may still be at it
  await due(4)
  expect(received.map((mail) => mail.messageId)).toEqual([`<${id}@tradewind>`, `<${id}@tradewind>`])
})

test('the same mail is queued once, also at the same moment; another tenant has its own', async () => {
  const { queue, database } = await start()
  const dedupe = 'incident:7'
  const ids = await Promise.all([queue({ dedupe }), queue({ dedupe }), queue({ dedupe }, OTHER)])
  expect(new Set(ids).size).toBe(2)
  expect(ids[0]).toBe(ids[1])
  expect((await sql`select 1 from jobs.job where name = 'mail.send'`.execute(database.owner)).rows).toHaveLength(2)
})

test('a mail of a transaction that is rolled back never was', async () => {
  const { database, queue } = await start()
  await expect(withTenant(database.app, TENANT, async (trx) => {
    await queueMail(trx, { tenant_id: TENANT, to: 'mei@anchor.example', language: null, template: greeting, params: { name: 'Mei', url: '' } })
    throw new Error('changed my mind')
  })).rejects.toThrow()
  expect((await sql`select 1 from mail.mail`.execute(database.system)).rows).toEqual([])
  await expect(queue({ tenant_id: OTHER })).rejects.toThrow(/row-level security/)
})

test('a mail with a secret lies encrypted until it is sent', async () => {
  const { services, queue, read, sink } = await start()
  const { received } = await sink()
  const id = await queue({ cipher: services.cipher })
  const stored = await read(id)
  expect(stored?.is_sealed).toBe(true)
  expect(stored?.body).not.toContain('SECRET')
  await sendMail(services, id)
  expect(received[0]?.text).toContain('SECRET')
})

test('without a mail server mails wait, and say why', async () => {
  const { services, queue, read } = await start()
  const bare = { ...services, config: { ...services.config, smtp_url: undefined } }
  const id = await queue()
  expect(await sendMail(bare, id)).toBe('nothing')
  await sendDueMails(bare, { signal: new AbortController().signal })
  expect(await read(id)).toMatchObject({ status: 'queued', error: 'NO_MAIL_SERVER', attempts: 0 })
})

test('what people write can neither add a header nor markup', async () => {
  const { services, queue, sink } = await start()
  const { received } = await sink()
  const id = await queue({ params: { name: 'Mei\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script>', url: 'https://x.test/"onmouseover="' } })
  await sendMail(services, id)
  expect(received[0]?.bcc).toBeUndefined()
  expect(received[0]?.subject).toBe('Hello Mei Bcc: all@evil.example <script>alert(1)</script>')
  expect(received[0]?.html).not.toContain('<script>')
  expect(received[0]?.html).toContain('href="https://x.test/&quot;onmouseover=&quot;"')
  await expect(queue({ to: 'a@b.example\r\nBcc: c@d.example' })).rejects.toThrow()
  await expect(queue({ to: 'a@b.example, c@d.example' })).rejects.toThrow()
})
