import { onTestFinished, vi } from 'vitest'
import { asCaller, asShopper, testApp, testDatabase, testServices } from '#kernel/testing'
import { deliverPending } from '../kernel/events/relay.ts'
import { tasksModule } from '../platform/tasks/module.ts'
import { catalogModule } from '../shop/catalog/module.ts'
import { buildProduct, FIRST } from '../shop/catalog/testing.ts'
import { indexJob, rebuildJob } from '../shop/search/index.job-type.ts'
import { forgetLexicon } from '../shop/search/lexicon.ts'
import { searchModule } from '../shop/search/module.ts'

export { FIRST, SECOND } from '../shop/catalog/testing.ts'

type Product = NonNullable<Parameters<typeof buildProduct>[1]>

/** A shop whose search keeps up when it is told to: events are delivered and jobs run by `settle`, as the worker would. */
export async function openSearch(env: Record<string, string> = {}) {
  const database = await testDatabase()
  const services = testServices(database, env)
  const modules = [tasksModule, catalogModule, searchModule]
  const app = await testApp(services, ...modules.flatMap((m) => (m.routes ? [m.routes] : [])))
  const consumers = [...(catalogModule.consumers ?? []), ...(searchModule.consumers ?? [])]
  const job = (name: string) => {
    const found = searchModule.jobs?.find((one) => one.name === name)
    if (found === undefined) throw new Error(`there is no job ${name}`)
    return found
  }
  const run = (name: string, payload: object = {}) => job(name).run({ services, signal: new AbortController().signal, isLastAttempt: true }, payload)
  onTestFinished(() => void vi.useRealTimers())

  async function settle(tenant_id = FIRST): Promise<void> {
    await database.system.connection().execute(async (session) => {
      while ((await deliverPending(session, { consumers, log: services.log })) > 0);
    })
    await run(indexJob.name, { tenant_id })
    await run('search.count-words')
    forgetLexicon(database.app, tenant_id)
  }

  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { payload, headers = asCaller() }: { payload?: object; headers?: Record<string, string> } = {}) => {
    const answer = await app.inject({ method, url: `/api/v1/shop${path}`, headers, ...(payload === undefined ? {} : { payload }) })
    // oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes
    return { status: answer.statusCode, headers: answer.headers, json: (answer.body === '' ? {} : answer.json()) as any }
  }
  const search = (query: Record<string, string | string[]>, shopper: Parameters<typeof asShopper>[0] = {}) => {
    const params = Object.entries(query).flatMap(([key, value]) => [value].flat().map((one) => [key, one]))
    return ask('GET', `/search?${new URLSearchParams(params).toString()}`, { headers: asShopper(shopper) })
  }
  const names = async (query: Record<string, string | string[]>) => ((await search(query)).json.data as { name: string }[]).map(({ name }) => name)
  const build = (given: Product = {}) => buildProduct(database.app, given)
  const rebuild = async () => {
    const { json } = await ask('POST', '/admin/search/reindex')
    return { task_id: json.data.task_id as string, run: () => run(rebuildJob.name, { task_id: json.data.task_id, tenant_id: FIRST }) }
  }
  return { database, services, app, ask, search, names, build, settle, run, rebuild }
}
