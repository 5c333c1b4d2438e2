import { type Db, withTenant } from '#kernel/db'
import { countStock } from './adjust-stock.service.ts'
import { saveItems } from './items.repository.ts'

export const FIRST = '00000000-0000-4000-8000-000000000001'

/** A SKU with so many on hand at the default location. @returns its id */
export async function stockSku(db: Db, { code = 'MUG', on_hand = 10, is_tracked = true, tenant_id = FIRST, sku_id = crypto.randomUUID() as string } = {}): Promise<string> {
  await withTenant(db, tenant_id, async (trx) => {
    await saveItems(trx, tenant_id, [{ sku_id, code, is_tracked }])
    await countStock(trx, { tenant_id, ref: 'test', actor_id: null, rows: [{ sku_id, counted: on_hand }] })
  })
  return sku_id
}
