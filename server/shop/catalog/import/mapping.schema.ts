import { z } from 'zod'
import { isColumn } from './import-row.ts'

const Path = z.string().min(1).max(200)

/** Where a column comes from: a field (`a.b` of an object in it), or what is made of several. */
const Source = z.union([
  Path,
  z.strictObject({
    field: Path,
    /** Of a list, the one at this place; else the first. */
    index: z.int().min(0).optional(),
    /** The value is in minor units of the column's currency. */
    unit: z.literal('minor').optional(),
    /** What parts a list in the text; the parts become the list of the column. */
    split: z.string().min(1).max(5).optional(),
  }),
  z.strictObject({ constant: z.string().max(2_000) }),
  /** `{field}` stands for the value of a field. */
  z.strictObject({ template: z.string().min(1).max(500) }),
])

/** How the fields of a file become the columns of an import. */
export const Mapping = z.strictObject({
  about: z.string().optional(),
  columns: z.record(z.string().refine(isColumn, 'is a column of an import'), Source),
  /** An object whose members become attributes; the beginnings named in `strip` go, and `_` is a space. */
  attributes: z.strictObject({ object: Path, strip: z.array(z.string().min(1)).default([]) }).optional(),
})
export type Mapping = z.infer<typeof Mapping>
