import type { ContentChange } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'

export const fieldNames: Record<ContentChange['field'], () => string> = {
  title: m.field_title,
  brand: m.field_brand,
  description: m.details_description,
  bullets: m.details_bullets,
  images: m.details_images,
  category_path: m.field_category,
  parent_asin: m.fact_parent,
}
