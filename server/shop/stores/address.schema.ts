import { isPossiblePhoneNumber } from 'libphonenumber-js/min'
import { z } from 'zod'
import { Country } from './stores.schema.ts'

interface Form {
  /** What a post office there accepts. */
  postcode?: RegExp
  needsRegion?: boolean
  needsCity?: boolean
}

/** Where an address has a form that is known (UPU addressing guides); elsewhere nothing but a line and a country is asked for. */
const FORMS: Record<string, Form> = {
  US: { postcode: /^\d{5}(-\d{4})?$/, needsRegion: true, needsCity: true },
  CA: { postcode: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i, needsRegion: true, needsCity: true },
  GB: { postcode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i, needsCity: true },
  DE: { postcode: /^\d{5}$/, needsCity: true },
  FR: { postcode: /^\d{5}$/, needsCity: true },
  IT: { postcode: /^\d{5}$/, needsCity: true },
  ES: { postcode: /^\d{5}$/, needsCity: true },
  NL: { postcode: /^\d{4} ?[A-Z]{2}$/i, needsCity: true },
  JP: { postcode: /^\d{3}-?\d{4}$/, needsRegion: true },
  TW: { postcode: /^\d{3}(\d{2,3})?$/, needsCity: true },
  CN: { postcode: /^\d{6}$/, needsRegion: true, needsCity: true },
  HK: {},
  SG: { postcode: /^\d{6}$/ },
  AU: { postcode: /^\d{4}$/, needsRegion: true, needsCity: true },
}

const text = (max: number) => z.string().trim().min(1).max(max)

/** Who and where: checked by the form of its country. */
export const Address = z.strictObject({
  name: text(120),
  company: text(120).nullable().default(null),
  line1: text(200),
  line2: text(200).nullable().default(null),
  city: text(120).nullable().default(null),
  /** State, province or prefecture, as its post office writes it. */
  region: text(80).nullable().default(null),
  postcode: text(20).nullable().default(null),
  country: Country,
  phone: text(40).nullable().default(null),
}).superRefine((address, context) => {
  const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  const form = FORMS[address.country]
  if (form?.postcode !== undefined && !form.postcode.test(address.postcode ?? '')) refuse('postcode', `is a postcode of ${address.country}`)
  if (form?.needsRegion === true && address.region === null) refuse('region', 'is part of an address there')
  if (form?.needsCity === true && address.city === null) refuse('city', 'is part of an address there')
  if (address.phone !== null && !isPossiblePhoneNumber(address.phone, address.country as never)) refuse('phone', 'is a phone number, with its country code where it is from elsewhere')
})
export type Address = z.infer<typeof Address>

/** As it is stored and answered. */
export const StoredAddress = z.object({
  name: z.string(), company: z.string().nullable(), line1: z.string(), line2: z.string().nullable(), city: z.string().nullable(), region: z.string().nullable(), postcode: z.string().nullable(), country: z.string(), phone: z.string().nullable(),
})
