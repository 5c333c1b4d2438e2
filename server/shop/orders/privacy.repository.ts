import { sql } from 'kysely'
import type { Db } from '#kernel/db'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const OVER = sql`state in ('delivered', 'cancelled', 'expired')`

/** What is kept of a customer's orders, for who asks what is known of them. */
export async function readCustomer(trx: Db, { customer_id, email }: { customer_id: string; email: string }): Promise<unknown> {
  const { rows } = await sql`select o.number, o.placed_at, o.state, o.email, o.address, o.note, o.currency, o.total_minor,
      (select jsonb_agg(jsonb_build_object('name', l.name, 'option', l.option_text, 'quantity', l.quantity, 'amount_minor', l.line_minor - l.discount_minor) order by l.position) from orders.line l where l.tenant_id = o.tenant_id and l.order_id = o.id) as lines
    from orders."order" o where o.tenant_id = ${OWN} and (o.customer_id = ${customer_id} or lower(o.email) = lower(${email})) order by o.placed_at limit 5000`.execute(trx)
  return rows
}

/**
 * Forgets who ordered; what was sold, for how much and where to (country and region) stays, as tax law asks. An order that is
 * under way is forgotten when it is over: somebody waits for its parcel.
 */
export async function forgetCustomer(trx: Db, customerId: string): Promise<void> {
  await sql`update orders."order" set forget = true where tenant_id = ${OWN} and customer_id = ${customerId}`.execute(trx)
  await forgetEnded(trx)
}

/** Those of the transaction's tenant that are over by now. */
export async function forgetEnded(trx: Db): Promise<void> {
  await sql`update orders."order" set forget = false, email = 'erased', customer_id = null, note = null, token_hash = '', address = case when address is null then null else jsonb_build_object('name', '', 'company', null, 'line1', '', 'line2', null, 'city', null, 'region', address -> 'region', 'postcode', null, 'country', address -> 'country', 'phone', null) end
    where tenant_id = ${OWN} and forget and ${OVER}`.execute(trx)
}

/** Whose orders are over and were to be forgotten. Across tenants. */
export async function listForgetful(systemDb: Db): Promise<string[]> {
  return (await sql<{ tenant_id: string }>`select distinct tenant_id from orders."order" where forget and ${OVER}`.execute(systemDb)).rows.map(({ tenant_id }) => tenant_id)
}
