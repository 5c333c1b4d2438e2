import { z } from 'zod'

export const Slug = z.string().trim().toLowerCase().min(1).max(120).regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, 'has letters and digits, with single hyphens between')

export const Category = z.object({ category_id: z.uuid(), parent_id: z.uuid().nullable(), position: z.int(), slug: z.string(), name: z.string(), path: z.array(z.uuid()), products: z.int() })
export type Category = z.infer<typeof Category>

const fields = {
  name: z.string().trim().min(1).max(120),
  /** Made from the name where nothing is said. */
  slug: Slug.optional(),
  /** Null: at the root. At most 8 levels. */
  parent_id: z.uuid().nullable().optional(),
  /** Among its siblings, from 0; those behind it move on. Last where nothing is said. */
  position: z.int().min(0).max(100_000).optional(),
}
export const NewCategory = z.strictObject(fields)
export type NewCategory = z.infer<typeof NewCategory>
export const CategoryChange = z.strictObject({ ...fields, name: fields.name.optional() })
export type CategoryChange = z.infer<typeof CategoryChange>
export const CategoryParams = z.object({ category_id: z.uuid() })
