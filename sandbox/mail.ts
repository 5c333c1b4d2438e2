import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Faults } from './faults.ts'
import { escapeHtml, sendHtml, sendJson, type Visit } from './http.ts'
import { page } from './pages.ts'

const KEPT = 500
const MAX_BYTES = 10 * 1024 * 1024

export interface SunkMail {
  id: number
  received_at: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

/** Takes every mail and delivers none. `/mail` shows them, `/mail/messages?to=` hands them to tests. */
export async function createMail(faults: Faults) {
  let mails: SunkMail[] = []
  let last = 0
  let isDown = false
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false, size: MAX_BYTES, disableReverseLookup: true, banner: 'Tradewind sandbox',
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onConnect: (_session, done) => done(isDown ? refusal(421, 'The mail server is down') : null),
    onMailFrom(_address, _session, done) {
      const fault = faults.strike('mail', 'any')
      if (fault === 'timeout') return
      done(fault === undefined ? null : refusal(fault === 'refused' ? 550 : 451, fault === 'refused' ? 'Mailbox unavailable' : 'Try again later'))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails = [...mails.slice(1 - KEPT), {
            id: ++last, received_at: new Date().toISOString(), from: mail.from?.address ?? '', to: session.envelope.rcptTo.map(({ address }) => address),
            subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html ?? '', headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
          }]
          done()
        }, (error: unknown) => done(error instanceof Error ? error : new Error(String(error))))
      })
    },
  })
  server.on('error', () => {}) // of single connections: the client hears of it
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0

  function mail({ res, path, query, method }: Visit): void {
    if (path === '/down') {
      if (method === 'POST') isDown = true
      if (method === 'DELETE') isDown = false
      return sendJson(res, 200, { data: { down: isDown } })
    }
    if (path === '/messages') {
      if (method === 'DELETE') mails = []
      const to = query.get('to')?.toLowerCase()
      return sendJson(res, 200, { data: mails.filter((one) => to === undefined || one.to.some((name) => name.toLowerCase() === to)).toReversed() })
    }
    const [, id, part] = path.split('/')
    const found = mails.find((one) => one.id === Number(id))
    if (found === undefined) return sendHtml(res, listPage(mails))
    if (part !== 'html') return sendHtml(res, onePage(found))
    // The frame of the page forbids scripts; so does this, for who opens it alone.
    res.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation")
    return sendHtml(res, found.html === '' ? `<pre>${escapeHtml(found.text)}</pre>` : `<base target="_top">${found.html}`)
  }
  return { mail, smtpUrl: `smtp://127.0.0.1:${port}`, mails: () => mails, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

function listPage(mails: readonly SunkMail[]): string {
  const rows = mails.toReversed().map(({ id, received_at, to, subject }) => `<li><a href="/mail/${id}"><strong>${escapeHtml(subject || '(no subject)')}</strong><span>${escapeHtml(to.join(', '))}</span><time>${escapeHtml(received_at.slice(11, 19))}</time></a></li>`)
  const body = rows.length === 0 ? '<p class="none">No mail yet. What Tradewind sends arrives here; nothing leaves this machine.</p>' : `<ul>${rows.join('')}</ul>`
  return page({ title: 'Mail', intro: 'Every mail Tradewind sends while it has no mail server of its own.', body, refreshS: 3 })
}

function onePage(mail: SunkMail): string {
  const text = escapeHtml(mail.text).replace(/https?:\/\/[^\s<>"]{1,1000}/g, (url) => `<a href="${url}">${url}</a>`)
  const body = `<p><a href="/mail">← All mail</a></p><dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(', '))}</dd><dt>At</dt><dd>${escapeHtml(mail.received_at)}</dd></dl>
    <iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" src="/mail/${mail.id}/html"></iframe><details open><summary>Text</summary><pre>${text}</pre></details>`
  return page({ title: mail.subject || '(no subject)', body })
}
