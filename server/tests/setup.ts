import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { defaultHome } from '#kernel/home'
import { prepareDatabase } from '../database.ts'
import { startPostgres } from '../kernel/postgres.ts'
import { isAlive } from '../kernel/postgres/alive.ts'
import { modules } from '../modules.ts'

/** One server and one migrated template for all test files; each test clones the template. */
export default async function setup(project: TestProject) {
  const server = await startPostgres({
    home: join(defaultHome(), 'test'),
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=256MB'],
  })
  const template = `template_${process.pid}`
  const admin = new pg.Client(server.url)
  admin.on('error', () => {}) // a test may stop the server
  await admin.connect()
  await dropLeftovers(admin)
  await admin.query(`create database ${template}`)
  const url = new URL(server.url)
  url.pathname = `/${template}`
  await prepareDatabase({ ownerUrl: url.href, url: url.href }, modules.flatMap((m) => m.jobs ?? []))
  await addTenants(url.href)
  project.provide('pgUrl', server.url)
  project.provide('template', template)
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`)
    await admin.end()
    await server.stop()
  }
}

/** The two tenants that tests speak of, on the largest plan, each with a store. */
async function addTenants(url: string) {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  for (const [id, code] of [[1, 'first'], [2, 'second']] as const) {
    await client.query(`insert into accounts.tenant (id, code, name, plan, max_products, max_users, requests_per_minute, crawls_per_month, created_at)
      values ('00000000-0000-4000-8000-00000000000${id}', 'test-${code}', 'Test', 'enterprise', 100000, 200, 2000, 10000000, now() - interval '1 year')`)
    await client.query(`insert into stores.store (tenant_id, code, name, country, currency, currencies, languages, prices_include_tax, order_prefix)
      values ('00000000-0000-4000-8000-00000000000${id}', '${code}', 'The ${code} store', 'US', 'USD', '{USD,EUR,JPY,TWD,KWD}', '{en,zh-TW}', false, 'T')`)
  }
  await client.end()
}

/** Databases of runs that were killed. */
async function dropLeftovers(admin: pg.Client) {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database d where datname ~ '^(t_|template_[0-9])' and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
  )
  for (const { datname } of rows) {
    const owner = /^template_(\d+)$/.exec(datname)?.[1]
    if (owner !== undefined && isAlive(Number(owner))) continue
    if (owner === undefined && rows.some((row) => row.datname.startsWith('template_') && isAlive(Number(row.datname.slice(9))))) continue
    await admin.query(`drop database if exists ${datname} with (force)`)
  }
}
