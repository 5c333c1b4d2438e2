import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { FaultOrder } from '../../../sandbox/faults.ts'
import { startSandbox } from '../../../sandbox/server.ts'
import { openMarket } from './testing.ts'

async function withModel(env: Record<string, string> = {}) {
  const sandbox = await startSandbox({ port: 0, speed: 60 })
  onTestFinished(() => sandbox.stop())
  const market = await openMarket({ env: { LLM_URL: `${sandbox.url}/llm/v1`, LLM_KEY: 'a-key', LLM_TIMEOUT_S: '1', ...env } })
  return { ...market, fault: (order: Omit<FaultOrder, 'system'>) => sandbox.faults.add({ system: 'llm', ...order }) }
}

test('the model words the suggestions, and what it took is written down', async () => {
  const { make } = await withModel({ LLM_PRICE: '1,2' })
  const { run, suggestions } = await make()
  expect(run).toMatchObject({ written_by: 'model', fallback_code: null, model: 'gpt-5-mini', prompt_version: 2, tokens_in: expect.any(Number), cost_usd: expect.any(Number) })
  expect(suggestions.every(({ written_by }) => written_by === 'model')).toBe(true)
  expect(suggestions.find(({ type }) => type === 'price')?.suggestion_text).toBe('Set the price to $64.99.')
})

test('words of the model in another language are read as computed ones', async () => {
  const { make, list } = await withModel()
  await make()
  const { suggestions } = await list('?language=zh-TW')
  expect(suggestions.every(({ written_by }) => written_by === 'computed')).toBe(true)
  expect(suggestions.find(({ type }) => type === 'price')?.suggestion_text).toContain('把價格定為')
})

test.each([
  ['timeout', {}, 'LLM_TIMEOUT'], ['429', {}, 'LLM_BUSY'], ['500', {}, 'LLM_FAILED'], ['lost_answer', {}, 'LLM_FAILED'], ['half_answer', {}, 'LLM_FAILED'], ['cut_json', {}, 'LLM_BAD_ANSWER'], ['wrong_type', {}, 'LLM_BAD_ANSWER'], ['refused', {}, 'LLM_REFUSED'],
  ['invented', {}, 'LLM_BAD_ANSWER'],
] as const)('when the model answers with %s, the computed suggestions come and say so', async (kind, more, code) => {
  const { make, fault } = await withModel()
  fault({ kind, ...more })
  const { task, run, suggestions } = await make()
  expect(task).toMatchObject({ status: 'succeeded' })
  expect(run).toMatchObject({ written_by: 'computed', fallback_code: code })
  expect(suggestions.length).toBeGreaterThan(3)
})

test('an answer that is wrong once is repaired', async () => {
  const { make, fault } = await withModel()
  fault({ kind: 'invented', times: 1 })
  expect((await make()).run).toMatchObject({ written_by: 'model', fallback_code: null })
})

test('without budget the suggestions are computed', async () => {
  const { make } = await withModel({ LLM_MONTHLY_TOKENS: '1000' })
  expect((await make()).run).toMatchObject({ written_by: 'computed', fallback_code: 'LLM_BUDGET' })
})

/** A model that never answers, and tells when somebody hung up. */
async function silentModel() {
  const asked = Promise.withResolvers<void>()
  const hungUp = Promise.withResolvers<void>()
  const server = createServer((req: IncomingMessage) => {
    req.on('close', () => hungUp.resolve())
    asked.resolve()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  onTestFinished(() => server.closeAllConnections())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked: asked.promise, hungUp: hungUp.promise }
}

test('cancelling stops the question to the model, and nothing is stored', async () => {
  const model = await silentModel()
  const { order, work, task, list, ask } = await withModel({ LLM_URL: model.url, LLM_TIMEOUT_S: '60' })
  const { task_id } = await order()
  const working = work(task_id)
  await model.asked
  expect((await ask('POST', `/tasks/${task_id}/cancel`)).statusCode).toBe(200)
  await model.hungUp
  await working
  expect(await task(task_id)).toMatchObject({ status: 'cancelled' })
  expect((await list()).suggestions).toEqual([])
})

test('a cancelled order can be retried', async () => {
  const model = await silentModel()
  const { order, work, task, ask, services } = await withModel({ LLM_URL: model.url, LLM_TIMEOUT_S: '60' })
  const { task_id } = await order()
  const working = work(task_id)
  await model.asked
  await ask('POST', `/tasks/${task_id}/cancel`)
  await working
  expect((await ask('POST', `/tasks/${task_id}/retry`)).statusCode).toBe(200)
  await work(task_id, { services: { ...services, config: { ...services.config, llm: { ...services.config.llm, url: undefined } } } })
  expect(await task(task_id)).toMatchObject({ status: 'succeeded' })
})
