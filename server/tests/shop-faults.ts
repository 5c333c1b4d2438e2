import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { stockFaults } from '#shop/inventory'

/** What does not add up in all of a shop: stock, books, and orders between them. Nothing, if all is well. */
export async function shopFaults(owner: Db): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    select format('posting %s does not balance', posting_id) as fault from payments.entry group by tenant_id, posting_id, currency having sum(amount_minor) <> 0
    union all select format('order %s is %s and holds money', o.number, o.state) from orders."order" o join payments.payment p on p.tenant_id = o.tenant_id and p.order_id = o.id
      where o.state in ('cancelled', 'expired') group by o.tenant_id, o.id, o.number, o.state having sum(p.captured_minor) > sum(p.refunded_minor + p.pending_refund_minor)
    union all select format('order %s is %s and was paid %s', o.number, o.state, sum(p.captured_minor)) from orders."order" o join payments.payment p on p.tenant_id = o.tenant_id and p.order_id = o.id and p.refused_code is null
      where o.state in ('pending', 'reserved', 'payment_pending') group by o.tenant_id, o.id, o.number, o.state, o.total_minor having sum(p.captured_minor - p.refunded_minor - p.pending_refund_minor) >= o.total_minor
    union all select format('order %s is paid and has no stock', o.number) from orders."order" o join orders.line l on l.tenant_id = o.tenant_id and l.order_id = o.id join inventory.item i on i.tenant_id = l.tenant_id and i.sku_id = l.sku_id and i.is_tracked
      where o.state in ('confirmed', 'fulfilling', 'shipped', 'delivered') and not exists (select from inventory.hold h where h.tenant_id = o.tenant_id and h.owner_id = o.id and h.sku_id = l.sku_id and h.state = 'settled')
    union all select format('order %s is %s and holds stock', o.number, o.state) from orders."order" o join inventory.hold h on h.tenant_id = o.tenant_id and h.owner_id = o.id
      where o.state in ('cancelled', 'expired') and (h.state = 'held' or (h.state = 'settled' and h.returned < h.quantity)) group by o.tenant_id, o.id, o.number, o.state
    union all select format('payment %s took %s of %s', id, captured_minor, amount_minor) from payments.payment where captured_minor > amount_minor or refunded_minor > captured_minor
    union all select format('order %s was charged %s times', order_id, count(*)) from payments.payment where captured_minor > 0 and refused_code is null group by tenant_id, order_id having count(*) > 1
    union all select format('order %s knows of %s, payments of %s', o.number, o.captured_minor, sum(p.captured_minor)) from orders."order" o join payments.payment p on p.tenant_id = o.tenant_id and p.order_id = o.id and p.refused_code is null
      group by o.tenant_id, o.id, o.number, o.captured_minor having o.captured_minor <> sum(p.captured_minor)`.execute(owner)
  return [...rows.map((row) => row.fault), ...(await stockFaults(owner))]
}
