
/** What the search knows of a product: the catalogue's view of it. */
export interface ProductDoc {
  product_id: string
  slug: string
  name: string
  brand: string | null
  description: string
  attributes: { key: string; value: string }[]
  options: { name: string; values: string[] }[]
  /** With those above them. */
  category_ids: string[]
  categories: { id: string; name: string }[]
  /** Codes and barcodes. */
  skus: string[]
  prices: { currency: string; from_minor: number; to_minor: number }[]
  in_stock: boolean
  is_published: boolean
  channels: string[]
  image_id: string | null
  language: string
  created_at: Date
  updated_at: Date
}
