import { isPossiblePhoneNumber } from 'libphonenumber-js/min'
import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'
import { Address, StoredAddress } from '#shop/stores'

export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email('This is no e-mail address'))
/** What else it must not be is told by `checkPassword`. */
const NewPassword = z.string().min(10, 'A password has at least 10 characters').max(128, 'A password has at most 128 characters')
const GivenPassword = z.string().min(1).max(1_024)
const Token = z.string().min(1).max(200)
const Name = z.string().trim().min(1).max(120)
/** `cookie`: the refresh token goes into an HttpOnly cookie that scripts cannot read, and not into the answer. */
const session = z.enum(['token', 'cookie']).default('token')
/** With its country code. */
const Phone = z.string().trim().max(40).refine((text) => isPossiblePhoneNumber(text), 'is a phone number with its country code, as +886 2 2345 6789')

export const Registration = z.strictObject({ email: Email, password: NewPassword, name: Name, language: Language.optional() })
export type Registration = z.infer<typeof Registration>
export const Login = z.strictObject({ email: z.string().trim().toLowerCase().max(320), password: GivenPassword, session })
export const EmailProof = z.strictObject({ token: Token, session })
export const Refresh = z.strictObject({ refresh_token: Token.optional() })
export const Forgotten = z.strictObject({ email: Email, language: Language.optional() })
export const Reset = z.strictObject({ token: Token, password: NewPassword })
export const PasswordChange = z.strictObject({ current_password: GivenPassword, password: NewPassword })
export const EmailChange = z.strictObject({ email: Email, password: GivenPassword })
export const Message = z.object({ message: z.string() })

export const Customer = z.object({
  customer_id: z.uuid(),
  email: z.string().nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  language: Language.nullable(),
  wants_news: z.boolean(),
  /** False: came by the store's provider. */
  has_password: z.boolean(),
  created_at: z.date(),
})
export type Customer = z.infer<typeof Customer>

export const Session = z.object({ access_token: z.string(), refresh_token: z.string().optional(), token_type: z.literal('bearer'), expires_in: z.int(), customer: Customer })

export const ProfileChange = z.strictObject({ name: Name.optional(), phone: Phone.nullable().optional(), language: Language.optional(), wants_news: z.boolean().optional() })
export type ProfileChange = z.infer<typeof ProfileChange>
/** Who has a password proves with it that it is them. */
export const Erasure = z.strictObject({ password: GivenPassword.optional() }).nullish()

const defaults = { is_default_shipping: z.boolean().optional(), is_default_billing: z.boolean().optional() }
/** An address as its country writes it, and whether it is the one that is proposed. */
export const AddressInput = z.strictObject({ address: Address, ...defaults })
export type AddressInput = z.infer<typeof AddressInput>
export const AddressChange = z.strictObject({ address: Address.optional(), ...defaults })
export type AddressChange = z.infer<typeof AddressChange>
export const OwnAddress = StoredAddress.extend({
  address_id: z.uuid(), is_default_shipping: z.boolean(), is_default_billing: z.boolean(), created_at: z.date(),
  /** As it is written on a parcel there. */
  lines: z.array(z.string()),
})
export type OwnAddress = z.infer<typeof OwnAddress>
export const AddressParams = z.object({ address_id: z.uuid() })

export const CustomerParams = z.object({ customer_id: z.uuid() })
export const CustomerQuery = z.object({ ...cursorQuery, /** The beginning of a name or of an address. */ q: z.string().trim().min(1).max(254).optional() })
export type CustomerQuery = z.output<typeof CustomerQuery>
export const CustomerRow = Customer.extend({ erased_at: z.date().nullable() })
export type CustomerRow = z.infer<typeof CustomerRow>
export const CustomerDetail = CustomerRow.extend({ addresses: z.array(OwnAddress), sessions: z.int() })

export const ProviderInput = z.strictObject({
  /** What its button says. */
  name: z.string().trim().min(1).max(60),
  /** The address below which `.well-known/openid-configuration` is found. */
  issuer: z.url().max(500),
  client_id: z.string().trim().min(1).max(500),
  /** Not given: the one that is stored stays. */
  client_secret: z.string().min(1).max(2_000).optional(),
  is_on: z.boolean().default(true),
})
export type ProviderInput = z.output<typeof ProviderInput>
export const ProviderSettings = z.object({
  provider: z.object({ name: z.string(), issuer: z.string(), client_id: z.string(), is_on: z.boolean(), changed_at: z.date() }).nullable(),
  /** What to register at the provider, exactly. */
  callback_url: z.string(),
})
export const ProviderChoice = z.object({ name: z.string() })
export const ProviderStart = z.strictObject({ /** A path of the store. Not `//elsewhere`. */ return_to: z.string().max(500).regex(/^\/(?![/\\])/, 'This is no path of the store').default('/') })
export const ProviderUrl = z.object({ url: z.string() })
export const ProviderCallback = z.object({ code: z.string().max(4_000).optional(), state: z.string().max(200).optional(), iss: z.string().max(500).optional(), error: z.string().max(200).optional(), error_description: z.string().max(2_000).optional() })
export const ProviderFinish = z.strictObject({ code: Token, session })
