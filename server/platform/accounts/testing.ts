import { onTestFinished } from 'vitest'
import type { App } from '#kernel/http'
import { poolOf } from '#kernel/db'
import { testDatabase, testServices } from '#kernel/testing'
import { modules } from '../../modules.ts'
import { buildApi } from '../../processes/api.ts'
import { accountJobs } from './accounts.jobs.ts'
import { hashPassword, insertTenant, type Plan } from './index.ts'

/** What the tests of this module share: an API with real tokens, the mails it wrote, and people. */
export const PASSWORD = 'correct horse battery'

interface Ask {
  token?: string
  body?: object
  ip?: string
  cookies?: Record<string, string>
  headers?: Record<string, string>
}

export interface ReadMail {
  to: string
  template: string
  language: string
  subject: string
  text: string
  html: string
  /** The secret in its link. */
  token: string
}

export interface Signed {
  access_token: string
  refresh_token: string
  user: { id: string; email: string; username: string; role: string; tenant_id: string }
}

export async function startAccounts() {
  const database = await testDatabase()
  const services = testServices(database, { PUBLIC_URL: 'https://tradewind.test/' })
  const open = async (): Promise<App> => {
    const app = await buildApi(services, { modules: modules.filter(({ name }) => name === 'accounts' || name === 'audit') })
    onTestFinished(() => app.close())
    return app
  }
  const app = await open()
  const owner = poolOf(database.owner)

  async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { token, body, ip, cookies, headers }: Ask = {}) {
    const answer = await app.inject({
      method, url: `/api/v1${path}`, remoteAddress: ip ?? '127.0.0.1', headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { payload: body }), ...(cookies === undefined ? {} : { cookies }),
    })
    const json = answer.body === '' || answer.body === 'null' ? {} : answer.json()
    return { status: answer.statusCode, code: json.code, field: json.field, data: json.data, headers: answer.headers, body: answer.body, json }
  }

  async function mails(to?: string): Promise<ReadMail[]> {
    const { rows } = await owner.query<{ id: string; to: string; template: string; language: string; subject: string; body: string; is_sealed: boolean }>('select * from mail.mail order by created_at, id')
    const read = rows.map(({ id, body, is_sealed, ...mail }) => {
      const { text, html } = JSON.parse(is_sealed ? services.cipher.decrypt(body, `-|mail.mail|body|${id}`) : body)
      return { to: mail.to, template: mail.template, language: mail.language, subject: mail.subject, text, html, token: /token=([\w-]+)/.exec(text)?.[1] ?? '' }
    })
    return to === undefined ? read : read.filter((mail) => mail.to === to)
  }

  /** Runs the jobs that were enqueued. */
  async function runJobs(): Promise<void> {
    const { rows } = await owner.query<{ id: string; name: string; data: object }>(`select id, name, data from jobs.job where name like 'accounts.%' and state = 'created'`)
    for (const { id, name, data } of rows) {
      await accountJobs.find((job) => job.name === name)?.run({ services, signal: new AbortController().signal, isLastAttempt: false }, data)
      await owner.query('delete from jobs.job where id = $1', [id])
    }
  }

  const register = (body: object, more: Ask = {}) => ask('POST', '/auth/register', { ...more, body: { username: 'kai', email: 'kai@bolt.example', password: PASSWORD, ...body } })
  const logIn = (body: object, ip?: string) => ask('POST', '/auth/login', { body: { password: PASSWORD, ...body }, ...(ip === undefined ? {} : { ip }) })
  const verify = (token: string) => ask('POST', '/auth/verify-email', { body: { token } })
  const lastToken = async (to: string) => (await mails(to)).at(-1)?.token ?? ''

  /** A person with a tenant of its own, by registration and mail. */
  async function signUp(email: string, body: object = {}): Promise<Signed> {
    await register({ email, username: email.split('@')[0], ...body })
    return (await verify(await lastToken(email))).data
  }

  /** Mei's tenant, made at the installation. */
  async function founder(plan: Plan = 'premium'): Promise<Signed> {
    await insertTenant(database.system, { plan, tenant: { code: 'anchor', name: 'Anchor Ltd' }, person: { email: 'mei@anchor.example', username: 'mei', password_hash: await hashPassword(PASSWORD) } })
    return (await logIn({ username: 'mei' })).data
  }

  /** Somebody new in the tenant of `by`, by invitation. */
  async function invite(by: Signed, email: string, role = 'member'): Promise<Signed> {
    await ask('POST', '/tenants/current/users', { token: by.access_token, body: { email, role } })
    return (await ask('POST', '/auth/invitations/accept', { body: { token: await lastToken(email), username: email.split('@')[0], password: PASSWORD } })).data
  }

  const actions = async (): Promise<string[]> => (await owner.query<{ action: string }>('select action from audit.entry order by id')).rows.map((row) => row.action)
  return { app, open, database, services, owner, ask, mails, lastToken, runJobs, register, logIn, verify, signUp, founder, invite, actions }
}
