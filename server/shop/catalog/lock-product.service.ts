import type { Db } from '#kernel/db'
import { AppError, notFound } from '#kernel/errors'
import * as products from './products.repository.ts'
import type { ProductRecord } from './products.repository.ts'

/** Who changes what is sold. */
export interface Who {
  /** Undefined: a command of the operator. */
  id: string | undefined
  tenant_id: string
}

/** @param version undefined: whichever it has @throws AppError 404, 409 `STALE` */
export async function lockProduct(trx: Db, id: string, version?: number): Promise<ProductRecord> {
  const [product] = await products.lock(trx, [id])
  if (product === undefined || product.removed_at !== null) throw notFound('product')
  if (version !== undefined && product.version !== version) throw new AppError([409, 'STALE'], 'Somebody changed it since: read it again', { field: 'version' })
  return product
}
