import { sql } from 'kysely'
import { type CursorQuery, readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { AccountBalance, Method, Posting, StatementLine } from './payments.schema.ts'

export type Account = 'customer_receivable' | 'customer_credit' | 'revenue' | 'refunds' | 'fees' | 'disputes' | 'clearing_stripe' | 'clearing_paypal' | 'cash_on_delivery' | 'bank'
type PostingKind = 'capture' | 'refused_capture' | 'refund' | 'refund_reversed' | 'fee' | 'dispute' | 'dispute_won'

interface NewPosting {
  tenant_id: string
  kind: PostingKind
  method: Method
  payment_id: string
  order_id: string
  refund_id?: string | undefined
  currency: string
  entries: readonly (readonly [account: Account, amountMinor: number])[]
}

/** @throws when the transaction commits and the entries do not sum to zero */
export async function post(trx: Db, { tenant_id, kind, method, payment_id, order_id, refund_id, currency, entries }: NewPosting): Promise<void> {
  await sql`
    with made as (insert into payments.posting (tenant_id, kind, method, payment_id, order_id, refund_id) values (${tenant_id}, ${kind}, ${method}, ${payment_id}, ${order_id}, ${refund_id ?? null}) returning id)
    insert into payments.entry (tenant_id, posting_id, line, account, amount_minor, currency)
    select ${tenant_id}, made.id, line, account, amount_minor, ${currency} from made, unnest(${entries.map(([account]) => account)}::text[], ${entries.map(([, amount]) => amount)}::bigint[]) with ordinality e(account, amount_minor, line)`.execute(trx)
}

/** What was booked of a payment's fee. */
export async function feesOf(trx: Db, paymentId: string): Promise<number> {
  const { rows } = await sql<{ fee: number }>`select coalesce(sum(e.amount_minor), 0)::bigint as fee from payments.posting p join payments.entry e on e.tenant_id = p.tenant_id and e.posting_id = p.id where p.payment_id = ${paymentId} and p.kind = 'fee' and e.account = 'fees'`.execute(trx)
  return rows[0]?.fee ?? 0
}

export async function list(trx: Db, { cursor, limit }: CursorQuery): Promise<Posting[]> {
  const after = readCursor(cursor)
  const { rows } = await sql<Posting>`
    select p.id as posting_id, p.at, p.kind, p.method, p.payment_id, p.order_id, p.refund_id,
      (select jsonb_agg(jsonb_build_object('account', e.account, 'amount_minor', e.amount_minor, 'currency', e.currency) order by e.line) from payments.entry e where e.tenant_id = p.tenant_id and e.posting_id = p.id) as entries
    from payments.posting p where (${after?.at ?? null}::timestamptz is null or (p.at, p.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)) order by p.at desc, p.id desc limit ${limit + 1}`.execute(trx)
  return rows
}

export async function listBalances(trx: Db): Promise<AccountBalance[]> {
  const { rows } = await sql<AccountBalance>`select account, currency, sum(amount_minor)::bigint as balance_minor from payments.entry
    where tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) group by account, currency order by account, currency`.execute(trx)
  return rows
}

const MONEY = sql`('clearing_stripe', 'clearing_paypal', 'cash_on_delivery', 'bank')`

/** What moved where the money lies, by day (UTC), method and currency; both days included. */
export async function listStatement(trx: Db, { from, to }: { from: string; to: string }): Promise<StatementLine[]> {
  const { rows } = await sql<StatementLine>`
    select (p.at at time zone 'UTC')::date as day, p.method, e.currency,
      coalesce(sum(e.amount_minor) filter (where p.kind in ('capture', 'refused_capture')), 0)::bigint as charged_minor,
      coalesce(-sum(e.amount_minor) filter (where p.kind in ('refund', 'refund_reversed')), 0)::bigint as refunded_minor,
      coalesce(-sum(e.amount_minor) filter (where p.kind = 'fee'), 0)::bigint as fees_minor,
      coalesce(-sum(e.amount_minor) filter (where p.kind in ('dispute', 'dispute_won')), 0)::bigint as disputed_minor,
      sum(e.amount_minor)::bigint as net_minor
    from payments.posting p join payments.entry e on e.tenant_id = p.tenant_id and e.posting_id = p.id
    where p.at >= ${from}::date::timestamp at time zone 'UTC' and p.at < (${to}::date + 1)::timestamp at time zone 'UTC' and e.account in ${MONEY}
    group by 1, 2, 3 order by 1, 2, 3`.execute(trx)
  return rows
}

export interface BookedLine {
  kind: 'charge' | 'refund'
  payment_id: string
  /** The charge's, or the refund's. */
  ref: string
  amount_minor: number
  currency: string
}

/** What was booked of a provider on a day (UTC). */
export async function listBooked(trx: Db, { day, method }: { day: string; method: Method }): Promise<BookedLine[]> {
  const { rows } = await sql<BookedLine>`
    select case when p.kind in ('capture', 'refused_capture') then 'charge' else 'refund' end as kind, p.payment_id, coalesce(r.provider_ref, m.charge_ref, m.provider_ref, p.payment_id::text) as ref, abs(sum(e.amount_minor))::bigint as amount_minor, e.currency
    from payments.posting p join payments.entry e on e.tenant_id = p.tenant_id and e.posting_id = p.id join payments.payment m on m.tenant_id = p.tenant_id and m.id = p.payment_id
      left join payments.refund r on r.tenant_id = p.tenant_id and r.id = p.refund_id
    where p.at >= ${day}::date::timestamp at time zone 'UTC' and p.at < (${day}::date + 1)::timestamp at time zone 'UTC' and p.method = ${method} and p.kind in ('capture', 'refused_capture', 'refund', 'refund_reversed') and e.account in ${MONEY}
    group by 1, 2, 3, 5 having sum(e.amount_minor) <> 0`.execute(trx)
  return rows
}
