import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateSchema } from './generate.ts'

test('the client is generated from the API as it is: npm run generate', async () => {
  expect(readFileSync(new URL('schema.gen.ts', import.meta.url), 'utf8') === (await generateSchema())).toBe(true)
}, 60_000)
