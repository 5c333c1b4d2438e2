import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { poolOf, withTenant } from '#kernel/db'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { attempt } from './attempt.service.ts'
import { deliver } from './index.ts'
import { webhookRoutes } from './webhooks.routes.ts'

export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
export const HOUR = 3_600_000
export interface Received {
  headers: IncomingHttpHeaders
  body: string
}

/** What the tests of this module share: a receiver that answers as told, the service, and a clock that only the test moves. */
export async function startWebhooks(respond: (answer: ServerResponse, count: number) => void = (answer) => void answer.end('thanks')) {
  const received: Received[] = []
  const server = createServer((req, answer) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      received.push({ headers: req.headers, body: Buffer.concat(parts).toString() })
      respond(answer, received.length)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const database = await testDatabase()
  const services = testServices(database, { OUTGOING_ALLOW: `127.0.0.1:${port}` })
  const app = await testApp(services, webhookRoutes)
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { body, ...caller }: { body?: object; tenant_id?: string; role?: 'viewer' | 'member' | 'admin' } = {}) => {
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers: asCaller(caller), ...(body === undefined ? {} : { payload: body }) })
    return { status: answer.statusCode, ...(answer.body === '' ? {} : answer.json()) }
  }
  const clock = { now: new Date(Date.now() + 1_000) }
  const later = (ms: number) => (clock.now = new Date(clock.now.getTime() + ms))
  const url = `http://127.0.0.1:${port}/hook`
  const create = async (more: object = {}) => (await call('POST', '/webhooks', { body: { url, ...more } })).data as { id: string; secret: string }
  const say = (dedupe = 'incident:1', tenant_id = TENANT) => withTenant(database.app, tenant_id, (trx) => deliver(trx, { tenant_id, type: 'incident.opened', payload: { incident_id: '1' }, dedupe }))
  const run = (delivery_id: string) => attempt(services, { tenant_id: TENANT, delivery_id }, () => clock.now)
  const log = async (id: string) => (await call('GET', `/webhooks/${id}/deliveries`)).data as { id: string; status: string; attempts: number; response_status: number | null; response_body: string | null; error: string | null; next_attempt_at: string | null }[]
  const jobs = async () => (await poolOf(database.owner).query<{ data: { delivery_id: string } }>(`select data from jobs.job where name = 'webhooks.attempt' order by created_on`)).rows.map(({ data }) => data.delivery_id)
  return { database, services, call, create, say, run, log, jobs, later, clock, received, url }
}

/** As the specification says it, not as our code does. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update([headers['webhook-id'], headers['webhook-timestamp'], body].join('.')).digest('base64')
  return String(headers['webhook-signature']).split(' ').some((signature) => signature === `v1,${expected}`)
}

export const only = <T>([first, ...more]: T[]): T => {
  if (first === undefined || more.length > 0) throw new Error(`one was expected, not ${more.length + (first === undefined ? 0 : 1)}`)
  return first
}
