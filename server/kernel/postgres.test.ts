import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPostgres } from './postgres.ts'

test('data whose password is lost is left alone, and the reason said', async () => {
  const home = await mkdtemp(join(tmpdir(), 'tradewind-lost-'))
  onTestFinished(() => rm(home, { recursive: true }))
  await mkdir(join(home, 'data'))
  await expect(startPostgres({ home })).rejects.toThrow(/lost its password: put the file postgres.password back/)
  expect(await readdir(home)).toEqual(['data'])
})
