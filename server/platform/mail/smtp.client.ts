import { createTransport } from 'nodemailer'
import { messageOf } from '#kernel/errors'
import type { Services } from '#kernel/services'

const TIMEOUT_MS = 20_000
const CONNECTIONS = 4
/** Idle connections are closed, so that they do not keep a process that stops. */
const IDLE_MS = 3_000

export interface Outgoing {
  /** The same for every attempt: a mail that was sent twice can be told by it. */
  message_id: string
  to: string
  subject: string
  html: string
  text: string
}

/** The server did not take the mail. */
export class MailError extends Error {
  override readonly name = 'MailError'
  /** `permanent`: it will never take this one; `away`: there is nobody to talk to; else it said "later". */
  readonly kind: 'permanent' | 'away' | 'later'

  constructor(kind: MailError['kind'], cause: unknown) {
    super(messageOf(cause), { cause })
    this.kind = kind
  }
}

const clients = new WeakMap<Services, ReturnType<typeof createClient>>()

/** One pool of connections a process. */
export function smtpOf(services: Services, url: string) {
  const known = clients.get(services) ?? createClient(url, services.config.mail_from)
  clients.set(services, known)
  return known
}

function createClient(smtpUrl: string, from: string) {
  const { hostname, port, protocol, username, password } = new URL(smtpUrl)
  const isSecure = protocol === 'smtps:'
  const open = () => createTransport({
    pool: true, maxConnections: CONNECTIONS, host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (isSecure ? 465 : 587) : Number(port), secure: isSecure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true, disableUrlAccess: true,
  })
  let pool: ReturnType<typeof open> | undefined
  let sending = 0
  let idle: NodeJS.Timeout | undefined

  function rest() {
    if (--sending > 0) return
    idle = setTimeout(() => {
      pool?.close()
      pool = undefined
    }, IDLE_MS)
  }

  return {
    /** Resolves when the server has taken it. @throws MailError */
    async send({ message_id, ...mail }: Outgoing): Promise<void> {
      clearTimeout(idle)
      pool ??= open()
      sending++
      try {
        await pool.sendMail({ ...mail, from, messageId: message_id, headers: { 'Auto-Submitted': 'auto-generated' } })
      } catch (error) {
        throw new MailError(kindOf(error), error)
      } finally {
        rest()
      }
    },
  }
}

/** A refused log-in (535) is our settings' fault, not the mail's: it is tried again. */
function kindOf(error: unknown): MailError['kind'] {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  if (code === 'EAUTH' || responseCode === undefined) return 'away'
  return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE') ? 'permanent' : 'later'
}
