import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** What does not add up in all of the stock, across tenants: nothing, if all is well. */
export async function stockFaults(systemDb: Db): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    select format('%s: on hand %s, movements %s', sku_id, on_hand, moved) as fault from (
      select l.sku_id, sum(l.on_hand) as on_hand, coalesce((select sum(quantity) from inventory.movement m where m.tenant_id = l.tenant_id and m.sku_id = l.sku_id), 0) as moved from inventory.level l group by l.tenant_id, l.sku_id) x where on_hand <> moved
    union all select format('%s: reserved %s, held %s', sku_id, reserved, held) from (
      select l.sku_id, l.reserved, coalesce((select sum(quantity) from inventory.hold h where h.state = 'held' and (h.tenant_id, h.sku_id, h.location_id, h.shard) = (l.tenant_id, l.sku_id, l.location_id, l.shard)), 0) as held from inventory.level l) x where reserved <> held
    union all select format('%s: sold %s, settled %s', sku_id, sold, settled) from (
      select h.sku_id, sum(quantity - returned) as settled, coalesce((select -sum(quantity) from inventory.movement m where m.tenant_id = h.tenant_id and m.sku_id = h.sku_id and kind in ('sold', 'returned')), 0) as sold from inventory.hold h where state = 'settled' group by h.tenant_id, h.sku_id) x where sold <> settled`.execute(systemDb)
  return rows.map((row) => row.fault)
}
