import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig, publicUrl } from './config.ts'

function home() {
  const folder = mkdtempSync(join(tmpdir(), 'tradewind-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test.each(['nonsense', '10.0.0.0/33', '10.0.0.0/8/8', '::1/x'])('a proxy %s is named as wrong', (proxy) => {
  expect(() => loadConfig({ TRUST_PROXY: `127.0.0.1,${proxy}`, TRADEWIND_SECRET: '7'.repeat(64) })).toThrow('TRUST_PROXY holds addresses or subnets')
})

test('a data folder may be given from here', () => {
  expect(loadConfig({ TRADEWIND_HOME: 'some/folder', TRADEWIND_SECRET: '7'.repeat(64), TRUST_PROXY: '10.0.0.0/8,::1,loopback' }).home).toBe(join(process.cwd(), 'some/folder'))
})

test('all wrong settings are named in one message', () => {
  expect(() => loadConfig({ PORT: '99999', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', TRADEWIND_SECRET: 'short', CORS_ORIGINS: 'not a url' })).toThrow(
    /PORT .*; ?|DATABASE_URL must start with postgres:\/\//,
  )
  try {
    loadConfig({ PORT: '99999', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', TRADEWIND_SECRET: 'short', CORS_ORIGINS: 'not a url' })
  } catch (error) {
    for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'TRADEWIND_SECRET', 'CORS_ORIGINS']) expect(String(error)).toContain(name)
  }
})

test('an empty setting counts as not given', () => {
  expect(loadConfig({ TRADEWIND_HOME: home(), DATABASE_URL: '', PORT: '' })).toMatchObject({ database_url: undefined, port: 4100, host: '127.0.0.1' })
})

test('an installation makes its own key once, readable by its user alone', () => {
  const folder = home()
  const first = loadConfig({ TRADEWIND_HOME: folder }).secrets
  expect(loadConfig({ TRADEWIND_HOME: folder }).secrets).toEqual(first)
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
})

test('several secrets rotate, the newest first', () => {
  expect(loadConfig({ TRADEWIND_HOME: home(), TRADEWIND_SECRET: `${'a'.repeat(64)}, ${'b'.repeat(64)}` }).secrets).toEqual(['a'.repeat(64), 'b'.repeat(64)])
})

test('a data folder that cannot be a folder is one clear line', () => {
  const file = join(home(), 'file')
  writeFileSync(file, '')
  expect(() => loadConfig({ TRADEWIND_HOME: join(file, 'below') })).toThrow(/^the data folder .* cannot be used: .*TRADEWIND_HOME/)
})

test.each([
  [{ PUBLIC_URL: 'https://shop.example.com/' }, 'https://shop.example.com'],
  [{ PUBLIC_URL: 'https://example.com/tradewind//' }, 'https://example.com/tradewind'],
  [{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost:80'],
  [{ HOST: '::1', PORT: '4100' }, 'http://[::1]:4100'],
  [{}, 'http://127.0.0.1:4100'],
])('with %j people find the server at %s', (env, url) => {
  expect(publicUrl(loadConfig({ TRADEWIND_SECRET: 'a'.repeat(64), ...env }))).toBe(url)
})
