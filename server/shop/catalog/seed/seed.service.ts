import { type Db, withTenant } from '#kernel/db'
import { AppError } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { getStore, saveStore, type Store } from '#shop/stores'
import { rasterize } from '../image-work.ts'
import { addImage } from '../images.service.ts'
import * as pictures from '../pictures.repository.ts'
import { applyRows } from '../import/apply-rows.service.ts'
import type { ImportRow } from '../import/import-row.ts'
import { drawProduct } from './draw.ts'
import { seedRows } from './seed-rows.ts'

const BATCH = 600

interface Order {
  tenant_id: string
  products: number
  variants: number
  seed: number
  /** How many of the first get a drawn image. */
  images: number
}

export interface Seeded {
  store: Store
  products_added: number
  skus_added: number
  images_added: number
}

/** Fills the tenant's store, and makes one where there is none. Again, it changes nothing. */
export async function seedCatalog(services: Services, { tenant_id, images, ...order }: Order): Promise<Seeded> {
  const { db } = services
  const who = { id: undefined, tenant_id }
  const store = await ensureStore(db, tenant_id)
  const seeded: Seeded = { store, products_added: 0, skus_added: 0, images_added: 0 }
  const flush = async (rows: readonly ImportRow[]) => {
    const applied = await withTenant(db, tenant_id, (trx) => applyRows(trx, who, { rows, language: store.languages[0] ?? 'en' }))
    seeded.products_added += applied.products_added.length
    seeded.skus_added += applied.skus_added
  }
  let batch: ImportRow[] = []
  for (const row of seedRows({ ...order, currencies: store.currencies })) {
    if (batch.length >= BATCH && batch.at(-1)?.product !== row.product) {
      await flush(batch)
      batch = []
    }
    batch.push(row)
  }
  if (batch.length > 0) await flush(batch)
  seeded.images_added = await hangDrawings(services, tenant_id, images)
  return seeded
}

/** A drawing for each of the first products that has no image yet. @returns how many were made */
async function hangDrawings(services: Services, tenantId: string, first: number): Promise<number> {
  const bare = first === 0 ? [] : await withTenant(services.db, tenantId, (trx) => pictures.listBare(trx, first))
  for (const [at, { product_id, name }] of bare.entries()) {
    await addImage(services, { id: undefined, tenant_id: tenantId }, { product_id, alt: name, sent: await rasterize(drawProduct(at)) }, new Date())
  }
  return bare.length
}

/** The tenant's store, made when there is none: a command on an empty installation has somewhere to put its products. */
export async function ensureStore(db: Db, tenantId: string): Promise<Store> {
  const make = (code: string) => withTenant(db, tenantId, (trx) => saveStore(trx, { id: undefined, tenant_id: tenantId }, { code, name: 'Tidewave', currency: 'USD', currencies: ['USD', 'EUR', 'JPY', 'TWD'], languages: ['en', 'zh-TW', 'zh-CN'] }))
  try {
    return await withTenant(db, tenantId, getStore)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 404) throw error
  }
  try {
    return await make('tidewave')
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'STORE_CODE_TAKEN') throw error
    return make(`tidewave-${tenantId.slice(0, 8)}`)
  }
}
