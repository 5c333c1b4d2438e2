import { AppError, refused } from '#kernel/errors'

/** What the database refuses of products and SKUs, as callers are told; everything else as it is. */
export function explainWrite(error: unknown): never {
  const { constraint } = error as { constraint?: string }
  if (constraint === 'product_tenant_id_slug_key') throw new AppError([409, 'SLUG_TAKEN'], 'Another product has this slug', { field: 'slug', cause: error })
  if (constraint === 'sku_code' || constraint === 'item_code') throw new AppError([409, 'SKU_TAKEN'], 'Another SKU has this code', { field: 'sku', cause: error })
  if (constraint === 'sku_combination') throw new AppError([409, 'COMBINATION_TAKEN'], 'Another SKU of the product has these option values', { field: 'option_values', cause: error })
  if (constraint === 'price_check' || constraint === 'price_check1') throw refused('SALE_WINDOW', 'A sale ends after it begins, and has a price', 'sale_to')
  throw error
}
