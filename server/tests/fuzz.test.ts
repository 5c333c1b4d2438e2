import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openApiDocument } from '../openapi.ts'
import { FIRST, furnish, openWorld, SECOND } from './access.world.ts'
import { arbitraryOf, type Schema } from './schema-arbitrary.ts'

/** More of them, or others: FUZZ_CASES=300 FUZZ_SEED=7. */
const CASES = Number(process.env.FUZZ_CASES ?? 30)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_120)
const ERROR = { error: expect.any(String), code: expect.stringMatching(/^[A-Z][A-Z_]*$/), request_id: expect.any(String), timestamp: expect.any(String) }

interface Operation {
  parameters?: { in: string; name: string; schema: Schema; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, unknown>
}

test('whatever a route is sent, it answers as it says, and nothing of another tenant', async () => {
  process.stdout.write(`fuzz seed ${SEED}\n`)
  const world = await openWorld()
  const mine = await furnish(world, FIRST)
  const theirs = await furnish(world, SECOND)
  const before = await world.fingerprintOf(SECOND)
  const ids = [...Object.values(mine), ...Object.values(theirs)]
  const { paths } = (await openApiDocument()) as { paths: Record<string, Record<string, Operation>> }
  let requests = 0
  const statuses = new Map<number, number>()
  for (const [path, operations] of Object.entries(paths)) {
    for (const [verb, operation] of Object.entries(operations)) {
      const method = verb.toUpperCase() as 'GET'
      const { token } = await world.person(FIRST, 'owner')
      const part = (place: string) => fc.record(Object.fromEntries((operation.parameters ?? []).filter((one) => one.in === place).map(({ name, schema }) => [name, arbitraryOf(schema, ids, 1)])), place === 'query' ? { requiredKeys: [] } : {})
      const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
      const request = fc.record({ params: part('path'), query: part('query'), body: body === undefined ? fc.constant(undefined) : fc.option(arbitraryOf(body, ids), { nil: undefined, freq: 10 }) })
      await fc.assert(
        fc.asyncProperty(request, async ({ params, query, body: sent }) => {
          const address = path.replace('/api/v1', '').replace(/\{(\w+)\}/g, (_, name: string) => encode(params[name]))
          const search = Object.entries(query).map(([name, value]) => `${name}=${encode(value)}`).join('&')
          const answer = await world.ask(method, `${address}${search && `?${search}`}`, { token, body: sent as object | undefined })
          requests++
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
          const said = `${method} ${address}?${search} ${JSON.stringify(sent)} → ${answer.status} ${answer.body.slice(0, 300)}`
          // 503: no database in a health report, no live events in this API.
          expect(answer.status < 500 || (answer.status === 503 && /\/(health|events$)/.test(path)), said).toBe(true)
          if (answer.status >= 400 && answer.status !== 503) expect(answer.json, said).toMatchObject(ERROR)
          if (answer.status < 300) {
            expect(Object.keys(operation.responses), said).toContain(String(answer.status))
            const asked = `${address}${search}${JSON.stringify(sent)}`
            expect(Object.values(theirs).filter((id) => id.length > 10 && answer.body.includes(id) && !asked.includes(id)), said).toEqual([])
          }
        }),
        { numRuns: CASES, seed: SEED, endOnFailure: true },
      )
    }
  }
  process.stdout.write(`fuzz: ${requests} requests, ${[...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`).join(', ')}\n`)
  expect(await world.fingerprintOf(SECOND), 'what belongs to the other tenant').toBe(before)
}, 600_000)

function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return encodeURIComponent(text.toWellFormed())
}
