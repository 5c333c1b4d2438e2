import { z } from 'zod'
import { Country } from '#shop/stores'

export const TaxCategory = z.string().regex(/^[a-z0-9_-]{1,40}$/, 'has small letters, digits, - and _')

export const TaxRate = z.object({
  rate_id: z.uuid(), name: z.string(), country: z.string(), region: z.string().nullable(), category: z.string(),
  /** A decimal as text: `0.19` is 19 %. */
  rate: z.string(),
  on_shipping: z.boolean(),
})
export type TaxRate = z.infer<typeof TaxRate>

export const NewTaxRate = z.strictObject({
  name: z.string().trim().min(1).max(80),
  country: Country,
  region: z.string().trim().min(1).max(80).nullable().default(null),
  category: TaxCategory.default('standard'),
  rate: z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'is a decimal from 0 to 1, as 0.19'),
  on_shipping: z.boolean().default(true),
})
export type NewTaxRate = z.infer<typeof NewTaxRate>
export const TaxRateChange = NewTaxRate.partial().omit({ country: true })
