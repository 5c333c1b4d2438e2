import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Shipment } from './shipping.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const SHOWN = sql`s.id as shipment_id, s.order_id, s.state, s.carrier, s.tracking_number, s.tracking_url, s.provider, s.label_file_id, s.created_at, s.shipped_at, s.delivered_at,
  (select coalesce(jsonb_agg(jsonb_build_object('line_id', l.line_id, 'quantity', l.quantity) order by l.line_id), '[]') from shipping.shipment_line l where l.tenant_id = s.tenant_id and l.shipment_id = s.id) as lines`

export interface NewShipment {
  tenant_id: string
  order_id: string
  carrier: string | null
  tracking_number: string | null
  tracking_url: string | null
  lines: readonly { line_id: string; quantity: number }[]
}

/** Whoever packs holds the order's row: nothing is packed twice. */
export async function insert(trx: Db, { tenant_id, order_id, carrier, tracking_number, tracking_url, lines }: NewShipment): Promise<Shipment> {
  const { rows: [made] } = await sql<{ id: string }>`insert into shipping.shipment (tenant_id, order_id, carrier, tracking_number, tracking_url) values (${tenant_id}, ${order_id}, ${carrier}, ${tracking_number}, ${tracking_url}) returning id`.execute(trx)
  if (made === undefined) throw new Error('the shipment was not stored')
  await sql`insert into shipping.shipment_line (tenant_id, shipment_id, line_id, quantity) select ${tenant_id}, ${made.id}, * from unnest(${lines.map((line) => line.line_id)}::uuid[], ${lines.map((line) => line.quantity)}::int[])`.execute(trx)
  const shipment = await find(trx, made.id)
  if (shipment === undefined) throw new Error('the shipment was not stored')
  return shipment
}

export async function find(trx: Db, id: string): Promise<Shipment | undefined> {
  return (await sql<Shipment>`select ${SHOWN} from shipping.shipment s where s.tenant_id = ${OWN} and s.id = ${id}`.execute(trx)).rows[0]
}

export async function listOf(trx: Db, orderId: string): Promise<Shipment[]> {
  return (await sql<Shipment>`select ${SHOWN} from shipping.shipment s where s.tenant_id = ${OWN} and s.order_id = ${orderId} order by s.created_at, s.id`.execute(trx)).rows
}

/** False when it is not in the state it must come from: somebody else moved it. */
export async function move(trx: Db, id: string, { from, to, now }: { from: Shipment['state']; to: Shipment['state']; now: Date }): Promise<boolean> {
  const { rows } = await sql`update shipping.shipment set state = ${to}, shipped_at = case when ${to} = 'shipped' then ${now} else shipped_at end, delivered_at = case when ${to} = 'delivered' then ${now} else delivered_at end
    where tenant_id = ${OWN} and id = ${id} and state = ${from} returning id`.execute(trx)
  return rows.length > 0
}

export async function track(trx: Db, id: string, { carrier, tracking_number, tracking_url, label_file_id, provider }: Pick<Shipment, 'carrier' | 'tracking_number' | 'tracking_url' | 'label_file_id' | 'provider'>): Promise<void> {
  await sql`update shipping.shipment set carrier = ${carrier}, tracking_number = ${tracking_number}, tracking_url = ${tracking_url}, label_file_id = coalesce(${label_file_id}::uuid, label_file_id), provider = ${provider} where tenant_id = ${OWN} and id = ${id}`.execute(trx)
}
