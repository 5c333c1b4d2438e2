import addressFormatter from '@fragaria/address-formatter'
import countries from 'i18n-iso-countries'
import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import * as addresses from './addresses.repository.ts'
import type { AddressRow } from './addresses.repository.ts'
import * as customers from './customers.repository.ts'
import type { AddressChange, AddressInput, OwnAddress } from './customers.schema.ts'

const MOST = 50

/** As it is written on a parcel in its country (OpenCage's templates); the country in English, as post offices abroad read it. */
export function linesOf({ name, company, line1, line2, city, region, postcode, country }: Omit<AddressRow, 'address_id' | 'is_default_shipping' | 'is_default_billing' | 'created_at'>): string[] {
  const parts = { attention: [name, company].filter((part) => part !== null).join('\n'), road: line1, neighbourhood: line2 ?? '', city: city ?? '', state: region ?? '', postcode: postcode ?? '', countryCode: country, country: countries.getName(country, 'en') ?? country }
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''))
  const lines = addressFormatter.format(given, { output: 'array', appendCountry: false }).flatMap((line) => line.split('\n')).map((line) => line.trim()).filter((line) => line !== '')
  // A template may have no place for a part: nothing that was written is left out.
  const missing = [line2, city, region, postcode].filter((part): part is string => part !== null && !lines.some((line) => line.includes(part)))
  return [...lines, ...missing.filter((part) => part !== region)]
}

const shown = (row: AddressRow): OwnAddress => ({ ...row, lines: linesOf(row) })

export async function listAddresses(trx: Db, customerId: string): Promise<OwnAddress[]> {
  return (await addresses.listOf(trx, customerId)).map(shown)
}

type Whose = { tenant_id: string; customer_id: string }

/** The first is the one that is proposed. @throws AppError 422 TOO_MANY_ADDRESSES */
export async function addAddress(trx: Db, { tenant_id, customer_id }: Whose, { address, is_default_shipping, is_default_billing }: AddressInput): Promise<OwnAddress> {
  await customers.lock(trx, `addresses ${customer_id}`)
  const own = await addresses.listOf(trx, customer_id)
  if (own.length >= MOST) throw refused('TOO_MANY_ADDRESSES', `At most ${MOST} addresses are kept`)
  const address_id = await addresses.insert(trx, { tenant_id, customer_id, address })
  const isFirst = own.length === 0
  await propose(trx, { customer_id, address_id }, { is_default_shipping: is_default_shipping ?? (isFirst ? true : undefined), is_default_billing: is_default_billing ?? (isFirst ? true : undefined) })
  return getAddress(trx, { customer_id, address_id })
}

/** @throws AppError 404 for somebody else's */
export async function changeAddress(trx: Db, { customer_id }: Whose, address_id: string, { address, ...defaults }: AddressChange): Promise<OwnAddress> {
  await customers.lock(trx, `addresses ${customer_id}`)
  await getAddress(trx, { customer_id, address_id })
  if (address !== undefined) await addresses.save(trx, address_id, address)
  await propose(trx, { customer_id, address_id }, defaults)
  return getAddress(trx, { customer_id, address_id })
}

async function propose(trx: Db, which: { customer_id: string; address_id: string }, { is_default_shipping, is_default_billing }: Omit<AddressChange, 'address'>): Promise<void> {
  if (is_default_shipping !== undefined) await addresses.setDefault(trx, { ...which, use: 'shipping', is: is_default_shipping })
  if (is_default_billing !== undefined) await addresses.setDefault(trx, { ...which, use: 'billing', is: is_default_billing })
}

/** @throws AppError 404 for somebody else's */
export async function getAddress(trx: Db, which: { customer_id: string; address_id: string }): Promise<OwnAddress> {
  const row = await addresses.find(trx, which)
  if (row === undefined) throw notFound('address')
  return shown(row)
}

/** @throws AppError 404 */
export async function removeAddress(trx: Db, which: { customer_id: string; address_id: string }): Promise<void> {
  if (!(await addresses.remove(trx, which))) throw notFound('address')
}
