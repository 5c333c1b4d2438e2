import { type Db, withTenant } from '#kernel/db'
import type { NewProduct } from './products.schema.ts'
import { createProduct, getProduct, publishProduct } from './products.service.ts'

export const FIRST = '00000000-0000-4000-8000-000000000001'
export const SECOND = '00000000-0000-4000-8000-000000000002'

interface Given extends Partial<NewProduct> {
  tenant_id?: string
  /** Of the one SKU, where none are given. */
  price_minor?: number
  stock?: number
  is_published?: boolean
}

let made = 0

/** A product with a SKU at 19.99 USD and ten in stock, published; what is said is otherwise. */
export async function buildProduct(db: Db, { tenant_id = FIRST, price_minor = 1_999, stock = 10, is_published = true, ...given }: Given = {}) {
  const number = ++made
  const who = { id: undefined, tenant_id }
  return withTenant(db, tenant_id, async (trx) => {
    const id = await createProduct(trx, who, { name: `Mug ${number}`, skus: [{ sku: `MUG-${number}`, prices: [{ currency: 'USD', amount_minor: price_minor }], stock }], ...given })
    if (is_published) await publishProduct(trx, who, id)
    return getProduct(trx, id)
  })
}
