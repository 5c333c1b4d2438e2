import type { ContentChange, IncidentDetail } from './api.types.ts'
import { m } from './paraglide/messages.js'

type Field = ContentChange['field'] | NonNullable<IncidentDetail['finding']['fields']>[number]['field']

/** What of a product page can change. */
export const fieldNames: Record<Field, () => string> = {
  title: m.field_title,
  brand: m.field_brand,
  description: m.details_description,
  bullets: m.details_bullets,
  images: m.details_images,
  category: m.field_category,
  category_path: m.field_category,
  parent_asin: m.fact_parent,
}
