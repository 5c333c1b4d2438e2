import countries from 'i18n-iso-countries'
import { z } from 'zod'
import { isCurrency } from '#kernel/money'

export const Country = z.string().toUpperCase().refine((code) => code.length === 2 && countries.isValid(code), 'is an ISO 3166 code, as DE')
export const Currency = z.string().toUpperCase().refine(isCurrency, 'is an ISO 4217 code, as EUR')
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'is a language tag, as zh-TW')

export const Store = z.object({
  code: z.string(),
  domain: z.string().nullable(),
  name: z.string(),
  country: z.string(),
  currency: z.string(),
  currencies: z.array(z.string()),
  languages: z.array(z.string()),
  prices_include_tax: z.boolean(),
  order_prefix: z.string(),
  is_open: z.boolean(),
})
export type Store = z.infer<typeof Store>

/** What shoppers see of it. */
export const StoreFront = Store.omit({ domain: true, is_open: true, order_prefix: true })

export const StoreChange = z.strictObject({
  code: z.string().trim().toLowerCase().min(2).max(40).regex(/^[a-z0-9](-?[a-z0-9])*$/, 'has letters, digits and single hyphens').optional(),
  domain: z.string().trim().toLowerCase().max(253).regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is a domain name, as shop.example.com').nullable().optional(),
  name: z.string().trim().min(1).max(120).optional(),
  country: Country.optional(),
  currency: Currency.optional(),
  currencies: z.array(Currency).min(1).max(30).optional(),
  languages: z.array(LanguageTag).min(1).max(20).optional(),
  prices_include_tax: z.boolean().optional(),
  order_prefix: z.string().trim().toUpperCase().regex(/^[A-Z0-9]{1,6}$/, 'has 1 to 6 letters or digits').optional(),
  is_open: z.boolean().optional(),
})
export type StoreChange = z.infer<typeof StoreChange>
