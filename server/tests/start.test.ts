import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { ROOT } from '#kernel/home'

const isRoot = process.getuid?.() === 0

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'tradewind-start-'))
  chmodSync(home, 0o755)
  onTestFinished(() => {
    killPostgres(home)
    rmSync(home, { recursive: true, force: true })
  })
  return home
}

interface Run {
  child: ChildProcess
  output: () => string
  url: Promise<string>
  exit: Promise<number | null>
}

function start(home: string, env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(ROOT, 'server/main.ts'), 'serve'], { env: { PATH: process.env.PATH, TRADEWIND_HOME: home, PORT: '0', ...env }, stdio: 'pipe' })
  let text = ''
  const url = Promise.withResolvers<string>()
  const read = (chunk: Buffer) => {
    text += chunk.toString()
    const found = /ready at (\S+)/.exec(text)?.[1]
    if (found) url.resolve(found)
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  void exit.then((code) => url.reject(new Error(`ended with ${code}: ${text}`)))
  url.promise.catch(() => {}) // a start that is meant to fail
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, output: () => text, url: url.promise, exit }
}

const postmaster = (home: string) => Number(readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n')[0])
function killPostgres(home: string) {
  try {
    process.kill(postmaster(home), 'SIGKILL')
  } catch {
    // it never ran, or has stopped
  }
}

async function logIn(home: string, url: string): Promise<string> {
  const password = readFileSync(join(home, 'demo.password'), 'utf8')
  const answer = await fetch(`${url}/api/v1/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'demo', password }) })
  const { data } = (await answer.json()) as { data: { user: { tenant_id: string } } }
  return data.user.tenant_id
}

test('a stranger starts it, signs in with the printed password, stops it, and finds everything again', async () => {
  const home = newHome()
  const first = start(home)
  const tenant = await logIn(home, await first.url)
  expect(first.output()).toContain(`password: ${readFileSync(join(home, 'demo.password'), 'utf8')}`)
  first.child.kill('SIGINT')
  expect(await first.exit).toBe(0)
  expect(() => postmaster(home)).toThrow()
  const second = start(home)
  expect(await logIn(home, await second.url)).toBe(tenant)
  second.child.kill('SIGTERM')
  expect(await second.exit).toBe(0)
}, 60_000)

test('the server’s own connections belong to a user that owns nothing', async () => {
  const home = newHome()
  const run = start(home)
  await logIn(home, await run.url)
  const lines = readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(join(home, 'postgres.password'), 'utf8')
  const owner = new pg.Client({ host: '127.0.0.1', port: Number(lines[3]), user: 'tradewind', password, database: 'postgres' })
  await owner.connect()
  const { rows } = await owner.query(`select distinct usesuper from pg_stat_activity a join pg_user u using (usename) where application_name ~ '^(tradewind (app|system|auth|signal)|pgboss)'`)
  await owner.end()
  expect(rows).toEqual([{ usesuper: false }])
  run.child.kill('SIGTERM')
  expect(await run.exit).toBe(0)
}, 60_000)

test.each(['the server', 'the database', 'both'])('after kill -9 of %s the next start recovers by itself', async (what) => {
  const home = newHome()
  const first = start(home)
  const tenant = await logIn(home, await first.url)
  if (what !== 'the database') first.child.kill('SIGKILL')
  if (what !== 'the server') killPostgres(home)
  if (what === 'the database') {
    const url = await first.url
    await vi.waitFor(async () => expect((await fetch(`${url}/api/v1/health/ready`)).status).toBe(200), { timeout: 10_000 })
    expect(await logIn(home, url)).toBe(tenant)
    first.child.kill('SIGTERM')
  }
  await first.exit
  const second = start(home)
  expect(await logIn(home, await second.url)).toBe(tenant)
  second.child.kill('SIGTERM')
  expect(await second.exit).toBe(0)
}, 60_000)

test('two starts at once on one folder migrate once and both serve', async () => {
  const home = newHome()
  const both = [start(home), start(home)]
  const tenants = await Promise.all(both.map(async ({ url }) => logIn(home, await url)))
  expect(tenants[0]).toBe(tenants[1])
  for (const { child } of both) child.kill('SIGTERM')
  expect(await Promise.all(both.map(({ exit }) => exit))).toEqual([0, 0])
  expect(() => postmaster(home)).toThrow()
}, 60_000)

test('a taken port is one line', async () => {
  const holder = createServer()
  const port = await new Promise<number>((resolve) => holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port)))
  onTestFinished(() => void holder.close())
  const run = start(newHome(), { PORT: String(port) })
  expect(await run.exit).toBe(1)
  expect(run.output().trim().split('\n').at(-1)).toBe(`tradewind: port ${port} of 127.0.0.1 is taken: stop what uses it, or set PORT`)
}, 60_000)

test('a folder that cannot be used is one line', async () => {
  const home = newHome()
  const inTheWay = join(home, 'file')
  writeFileSync(inTheWay, '')
  const run = start(join(inTheWay, 'below'))
  expect(await run.exit).toBe(1)
  expect(run.output().trim()).toMatch(/^tradewind: the data folder .* cannot be used: .*TRADEWIND_HOME.*$/)
}, 30_000)

test('a folder without the right to write is one line', async () => {
  // Nobody may make folders in /sys, not even root, who may write everywhere else.
  const locked = isRoot ? '/sys/tradewind' : join(newHome(), 'locked')
  if (!isRoot) mkdirSync(locked, { mode: 0o500 })
  const run = start(join(locked, 'below'))
  expect(await run.exit).toBe(1)
  expect(run.output().trim()).toMatch(/^tradewind: the data folder .* cannot be used: E\w+.*TRADEWIND_HOME.*$/)
}, 30_000)

test.each([
  ['postgres://me:hunter2@127.0.0.1:1/shop', /^tradewind: the database does not answer \(127\.0\.0\.1:1\/shop\): .*$/],
  ['mysql://localhost/shop', /^tradewind: the settings are wrong: DATABASE_URL must start with postgres:\/\/$/],
])('a wrong DATABASE_URL is one line without its password: %s', async (DATABASE_URL, line) => {
  const run = start(newHome(), { DATABASE_URL })
  expect(await run.exit).toBe(1)
  expect(run.output().trim()).toMatch(line)
  expect(run.output()).not.toContain('hunter2')
}, 30_000)

test('with DATABASE_URL set, that database is used', async () => {
  const url = new URL(inject('pgUrl'))
  const home = newHome()
  const admin = new pg.Client(url.href)
  await admin.connect()
  const name = `t_start_${process.pid}`
  await admin.query(`create database ${name}`)
  onTestFinished(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  url.pathname = `/${name}`
  const run = start(home, { DATABASE_URL: url.href })
  expect(await logIn(home, await run.url)).toMatch(/^[0-9a-f-]{36}$/)
  expect(() => postmaster(home)).toThrow()
  run.child.kill('SIGTERM')
  expect(await run.exit).toBe(0)
}, 60_000)
