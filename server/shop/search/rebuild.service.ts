import { type Db, withTenant } from '#kernel/db'
import type { JobContext } from '#kernel/jobs'
import { readProductDocs } from '#shop/catalog'
import { record } from '#platform/audit'
import { openTask, runTask } from '#platform/tasks'
import type { z } from 'zod'
import * as completions from './completions.repository.ts'
import * as documents from './documents.repository.ts'
import type { SearchEngine } from './engine.ts'
import { rebuildJob, type RebuildPayload } from './index.job-type.ts'
import { completeWith, readDocuments } from './index.service.ts'

const PAGE = 200

export async function startRebuild(trx: Db, caller: { id: string; tenant_id: string; kind: 'person' | 'key' }): Promise<string> {
  const task_id = await openTask(trx, {
    tenant_id: caller.tenant_id, ...(caller.kind === 'person' && { created_by: caller.id }), kind: 'search_rebuild', title: 'Search index', params: {}, job: rebuildJob, payload: {},
  })
  await record(trx, { tenant_id: caller.tenant_id, actor_id: caller.id, action: 'search.rebuild_started', subject: `task:${task_id}` })
  return task_id
}

/**
 * Builds the index anew beside the one that is read, and swaps them. What changes meanwhile goes into both. Each page is read under
 * the lock that changes are written under, so an older state never covers a newer one. An attempt that died leaves a half-built
 * index, which the next one throws away.
 */
export function rebuild(context: JobContext, engine: SearchEngine, payload: z.output<typeof RebuildPayload>): Promise<void> {
  const { tenant_id } = payload
  const inTenant = <T>(work: (trx: Db) => Promise<T>) => withTenant(context.services.db, tenant_id, async (trx) => {
    await documents.lockState(trx, tenant_id)
    return work(trx)
  })
  return runTask(context, payload, async ({ report, signal }) => {
    const name = await inTenant((trx) => engine.beginRebuild({ trx, tenant_id }))
    const expected = await inTenant((trx) => documents.countDocuments(trx, tenant_id))
    const categories = new Set<string>()
    let [read, kept] = [0, 0]
    for (let after: string | null = null; ; ) {
      signal.throwIfAborted()
      const last: string | null = after
      const page = await inTenant(async (trx) => {
        const products = await readProductDocs(trx, { after: last, limit: PAGE })
        const list = await readDocuments(trx, products)
        if (list.length > 0) await engine.fill({ trx, tenant_id }, name, list)
        await completeWith(trx, tenant_id, { list, product_ids: products.map(({ product_id }) => product_id) })
        return { products, list }
      })
      for (const { categories: some } of page.list) for (const { id } of some) categories.add(id)
      read += page.products.length
      kept += page.list.length
      after = page.products.at(-1)?.product_id ?? null
      if (after === null) break
      await report((read / Math.max(expected, read + PAGE)) * 100)
    }
    await inTenant(async (trx) => {
      await engine.finishRebuild({ trx, tenant_id }, name)
      await completions.keepCategories(trx, [...categories])
    })
    return { products: read, documents: kept }
  })
}
