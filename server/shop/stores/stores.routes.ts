import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { forgetStores } from './find-store.ts'
import { Store, StoreChange, StoreFront } from './stores.schema.ts'
import { getStore, saveStore } from './stores.service.ts'

export function storeRoutes(app: App) {
  app.get('/shop/store', { config: { access: 'shop' }, schema: { tags: ['shop'], summary: 'The store one is in', response: { 200: data(StoreFront) } } },
    async (req, reply) => reply.header('Cache-Control', 'public, max-age=60').send({ data: mutable(req.shopper.store) }))

  app.get('/shop/admin/store', { config: { access: 'viewer' }, schema: { tags: ['shop_admin'], summary: 'The settings of the team’s store', response: { 200: data(Store) } } },
    async (req) => ({ data: await withTenant(app.db, req.caller.tenant_id, getStore) }))

  app.put('/shop/admin/store', { config: { access: 'admin' }, schema: { tags: ['shop_admin'], summary: 'Set up or change the store', body: StoreChange, response: { 200: data(Store) } } }, async (req) => {
    const store = await withTenant(app.db, req.caller.tenant_id, (trx) => saveStore(trx, req.caller, req.body))
    forgetStores(app.services)
    return { data: store }
  })
}

const mutable = <T extends { currencies: readonly string[]; languages: readonly string[] }>(store: T) => ({ ...store, currencies: [...store.currencies], languages: [...store.languages] })
