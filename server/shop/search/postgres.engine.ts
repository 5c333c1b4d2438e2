import { conflict } from '#kernel/errors'
import * as documents from './documents.repository.ts'
import type { SearchEngine } from './engine.ts'

/** The index in PostgreSQL. A rebuild fills a generation of its own; the tenant's state says which one is read. */
export const postgresEngine: SearchEngine = {
  async index({ trx, tenant_id }, list) {
    const { generation, building } = await documents.lockState(trx, tenant_id)
    await documents.put(trx, tenant_id, { generations: building === null ? [generation] : [generation, building], documents: list })
  },
  async remove({ trx, tenant_id }, productIds) {
    await documents.lockState(trx, tenant_id)
    await documents.remove(trx, tenant_id, productIds)
  },
  search: ({ db, tenant_id }, wanted) => documents.find(db, tenant_id, wanted),
  async beginRebuild({ trx, tenant_id }) {
    const { generation } = await documents.lockState(trx, tenant_id)
    const building = await documents.setBuilding(trx, tenant_id)
    await documents.dropOthers(trx, tenant_id, [generation, building])
    return String(building)
  },
  async fill({ trx, tenant_id }, rebuild, list) {
    const { building } = await documents.lockState(trx, tenant_id)
    if (String(building) !== rebuild) throw conflict('REBUILD_REPLACED', 'Another rebuild of the index has begun')
    await documents.put(trx, tenant_id, { generations: [Number(rebuild)], documents: list })
  },
  async finishRebuild({ trx, tenant_id }, rebuild) {
    const { building } = await documents.lockState(trx, tenant_id)
    if (String(building) !== rebuild) throw conflict('REBUILD_REPLACED', 'Another rebuild of the index has begun')
    await documents.swap(trx, tenant_id)
    await documents.dropOthers(trx, tenant_id, [Number(rebuild)])
    await documents.countWords(trx, tenant_id)
  },
}
