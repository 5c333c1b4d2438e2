import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Link } from './learn.ts'
import type { Seen } from './recommendations.schema.ts'
import type { Similar } from './similar.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

/** What counts how much for the trend; a purchase counts most. */
const WEIGHTS = { view: 1, search_click: 1, cart: 3 } as const
export const PURCHASE_WEIGHT = 6
const HALF_LIFE = '3 days'

/** @returns those that were not known yet */
export async function insertEvents(trx: Db, tenantId: string, { who, events }: { who: string; events: Seen['events'] }): Promise<Seen['events']> {
  const { rows } = await sql<{ id: string }>`insert into recommendations.event (tenant_id, id, who, kind, product_id)
    select ${tenantId}, id, ${who}, kind, product_id from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(id uuid, kind text, product_id uuid) on conflict do nothing returning id`.execute(trx)
  const added = new Set(rows.map(({ id }) => id))
  // Twice in one batch is once as well.
  return events.filter(({ id }) => added.delete(id))
}

export const weightOf = ({ kind }: Seen['events'][number]): number => WEIGHTS[kind]

/** Adds to counts that halve every three days. */
export async function addTrend(trx: Db, tenantId: string, counts: ReadonlyMap<string, number>): Promise<void> {
  const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  await sql`insert into recommendations.trend as t (tenant_id, product_id, score, at) select ${tenantId}, product_id, weight, now() from unnest(${sorted.map(([id]) => id)}::uuid[], ${sorted.map(([, weight]) => weight)}::float8[]) n(product_id, weight)
    on conflict (tenant_id, product_id) do update set score = t.score * power(0.5, extract(epoch from now() - t.at) / extract(epoch from interval '${sql.raw(HALF_LIFE)}')) + excluded.score, at = now()`.execute(trx)
}

export async function listTrending(trx: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`select product_id from recommendations.trend where tenant_id = ${OWN}
    order by ln(score) + extract(epoch from at) * ln(2) / extract(epoch from interval '${sql.raw(HALF_LIFE)}') desc, product_id limit ${limit}`.execute(trx)
  return rows.map(({ product_id }) => product_id)
}

export async function insertPurchases(trx: Db, tenantId: string, { order_id, who, product_ids }: { order_id: string; who: string | null; product_ids: string[] }): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`insert into recommendations.purchase (tenant_id, order_id, product_id, who)
    select ${tenantId}, ${order_id}, id, ${who} from unnest(${product_ids}::uuid[]) id on conflict do nothing returning product_id`.execute(trx)
  return rows.map(({ product_id }) => product_id)
}

export const touch = (trx: Db, tenantId: string) => sql`insert into recommendations.state (tenant_id) values (${tenantId}) on conflict (tenant_id) do update set changed_at = now()`.execute(trx)

/** What somebody looked at or bought, the latest first, each product once. */
export async function listLatest(trx: Db, who: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`select product_id from (
      (select product_id, at from recommendations.event where tenant_id = ${OWN} and who = ${who} order by at desc limit 200)
      union all (select product_id, at from recommendations.purchase where tenant_id = ${OWN} and who = ${who} order by at desc limit 200)) t
    group by product_id order by max(at) desc, product_id limit ${limit}`.execute(trx)
  return rows.map(({ product_id }) => product_id)
}

export type LinkKind = 'bought' | 'similar' | 'liked'
export interface LinkRow {
  product_id: string
  other_id: string
  score: number
  share: number | null
  together: number | null
  common: string | null
}

export async function listLinks(trx: Db, kind: LinkKind, productIds: readonly string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`select product_id, other_id, score, share, together, common from recommendations.link
    where tenant_id = ${OWN} and kind = ${kind} and product_id = any (${productIds}::uuid[]) order by score desc, other_id`.execute(trx)
  return rows
}

const BATCH = 5_000

/** Replaces all of a kind: readers see the old ones until the transaction ends. */
export async function replaceLinks(trx: Db, tenantId: string, { kind, links }: { kind: LinkKind; links: (Link | Similar)[] }): Promise<void> {
  await sql`delete from recommendations.link where tenant_id = ${tenantId} and kind = ${kind}`.execute(trx)
  for (let at = 0; at < links.length; at += BATCH) {
    await sql`insert into recommendations.link (tenant_id, kind, product_id, other_id, score, share, together, common)
      select ${tenantId}, ${kind}, product_id, other_id, score, share, together, common
      from jsonb_to_recordset(${JSON.stringify(links.slice(at, at + BATCH))}::jsonb) as l(product_id uuid, other_id uuid, score real, share real, together integer, common text)`.execute(trx)
  }
}

/** Products of one order, or of one person, of the last half year: at most `limit` rows, the newest. */
export async function listBaskets(trx: Db, by: 'order' | 'person', limit: number): Promise<string[][]> {
  const { rows } = by === 'order'
    ? await sql<{ items: string[] }>`select array_agg(product_id order by at desc, product_id) as items from (select order_id, product_id, at from recommendations.purchase where tenant_id = ${OWN} and at > now() - interval '180 days' order by at desc limit ${limit}) p group by order_id`.execute(trx)
    : await sql<{ items: string[] }>`select array_agg(product_id order by at desc, product_id) as items from (
        select who, product_id, max(at) as at from (
          (select who, product_id, at from recommendations.purchase where tenant_id = ${OWN} and who is not null and at > now() - interval '180 days' order by at desc limit ${limit})
          union all (select who, product_id, at from recommendations.event where tenant_id = ${OWN} and at > now() - interval '180 days' order by at desc limit ${limit})) e group by who, product_id) p group by who`.execute(trx)
  return rows.map(({ items }) => items)
}

/** @returns false when another learns already, or nothing changed since it was learnt */
export async function claimLearning(trx: Db, tenantId: string): Promise<boolean> {
  const { rows } = await sql`select from recommendations.state where tenant_id = ${tenantId} and (learnt_at is null or learnt_at < changed_at) for update skip locked`.execute(trx)
  return rows.length > 0
}

export const markLearnt = (trx: Db, tenantId: string) => sql`update recommendations.state set learnt_at = now() where tenant_id = ${tenantId}`.execute(trx)

export async function listUnlearnt(systemDb: Db): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from recommendations.state where learnt_at is null or learnt_at < changed_at`.execute(systemDb)
  return rows.map(({ tenant_id }) => tenant_id)
}

/** Purchases stay, without whom they were by: what goes with what is nobody's. */
export async function forget(trx: Db, who: string): Promise<void> {
  await sql`delete from recommendations.event where tenant_id = ${OWN} and who = ${who}`.execute(trx)
  await sql`update recommendations.purchase set who = null where tenant_id = ${OWN} and who = ${who}`.execute(trx)
}

export async function prune(systemDb: Db, days: number): Promise<void> {
  await sql`delete from recommendations.event where at < now() - make_interval(days => ${days})`.execute(systemDb)
  await sql`delete from recommendations.purchase where at < now() - interval '2 years'`.execute(systemDb)
  await sql`delete from recommendations.trend where at < now() - interval '60 days'`.execute(systemDb)
}
