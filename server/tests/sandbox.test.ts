import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig } from '#kernel/config'
import { freePort } from '#kernel/net'
import { playOuterWorld } from '../processes/sandbox.ts'

async function settings(env: Record<string, string> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'tradewind-sandbox-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const port = String(await freePort())
  const load = (more: Record<string, string> = {}) => loadConfig({ TRADEWIND_HOME: home, TRADEWIND_SECRET: '7'.repeat(64), SANDBOX_PORT: port, ...env, ...more })
  const play = async (config: ReturnType<typeof load>) => {
    const said: string[] = []
    const stop = await playOuterWorld(config, (line) => said.push(line))
    onTestFinished(stop)
    return said
  }
  return { load, play, port: Number(port) }
}

test('what has no key of its own is played, and said', async () => {
  const { load, play, port } = await settings()
  const config = load()
  expect(await play(config)).toEqual([`Sandbox plays Amazon, Keepa, mail, a language model, app pushes, Stripe, and PayPal: http://127.0.0.1:${port}/mail`])
  expect(config).toMatchObject({ apify: { url: `http://127.0.0.1:${port}/apify` }, world_speed: 60, outgoing_allow: [`127.0.0.1:${port}`], sandbox: { plays: { amazon: true, keepa: true, mail: true } } })
})

test('what has a key is left alone, and the world then runs as fast as ours', async () => {
  const { load, play } = await settings({ APIFY_TOKEN: 'a-real-token', KEEPA_KEY: 'a-real-key' })
  const config = load()
  await play(config)
  expect(config).toMatchObject({ apify: { url: 'https://api.apify.com', token: 'a-real-token' }, keepa: { url: 'https://api.keepa.com' }, world_speed: 1, sandbox: { plays: { amazon: false, keepa: false, mail: true } } })
  expect(config.smtp_url).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/)
})

test('switched off, nothing is played', async () => {
  const { load, play } = await settings({ SANDBOX: 'off' })
  const config = load()
  expect(await play(config)).toEqual([])
  expect(config).toMatchObject({ apify: { token: undefined }, smtp_url: undefined, world_speed: 1 })
})

test('of two processes on one folder the second uses what the first plays', async () => {
  const { load, play } = await settings()
  const [first, second] = [load(), load()]
  await play(first)
  await play(second)
  expect(second).toMatchObject({ apify: first.apify, keepa: first.keepa, smtp_url: first.smtp_url, world_speed: first.world_speed })
})

test('a port that something else holds is one line', async () => {
  const { load, play, port } = await settings()
  const other = createServer((_req, res) => res.end('{}')).listen(port, '127.0.0.1')
  onTestFinished(() => void other.close())
  await expect(play(load())).rejects.toThrow(`port ${port} of 127.0.0.1 is taken: stop what uses it, or set SANDBOX_PORT`)
})
