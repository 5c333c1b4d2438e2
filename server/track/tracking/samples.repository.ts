import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { bitOf, type Column } from './metrics.ts'

/** What was seen at one time. A field that is missing was not observed; null was observed to be absent. */
export interface Sample {
  at: Date
  price_minor?: number | null
  buy_box_minor?: number | null
  bsr?: number | null
  rating?: number | null
  reviews?: number | null
  offers_new?: number | null
  buy_box_seller?: string | null
  availability?: 'in_stock' | 'out_of_stock' | null
  currency?: string
}

const FIELDS = ['price_minor', 'buy_box_minor', 'bsr', 'rating', 'reviews', 'offers_new', 'buy_box_seller', 'availability'] as const satisfies readonly Column[]
const PAGE = 5_000
/** Who only asks whether there are many reads no more than this. */
const FIRST_PAGE = 600

type Row = { [K in (typeof FIELDS)[number]]: Exclude<Sample[K], undefined> } & {
  observed_at: Date
  source: string
  tenant_id: string
  absent: number | null
  currency: string | null
}

/** The observations of a listing that this transaction's tenant may see, ordered by time, some thousand in memory at a time. */
export async function* readSamples(trx: Db, listingId: string, { from, to }: { from?: Date; to?: Date } = {}): AsyncGenerator<Sample> {
  let last: Row | undefined
  let limit = FIRST_PAGE
  do {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select observed_at, source, tenant_id, absent, currency, ${sql.raw(FIELDS.join(', '))} from tracking.observation
      where listing_id = ${listingId} and observed_at <= ${to ?? 'infinity'}::timestamptz
        and observed_at >= ${last?.observed_at ?? from ?? '-infinity'}::timestamptz
        and (observed_at, source, tenant_id) > (${last?.observed_at ?? '-infinity'}::timestamptz, ${last?.source ?? ''}, ${last?.tenant_id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
      order by observed_at, source, tenant_id limit ${limit}`.execute(trx)
    for (const row of rows) yield toSample(row)
    last = rows.length < limit ? undefined : rows.at(-1)
    limit = PAGE
  } while (last !== undefined)
}

function toSample(row: Row): Sample {
  const sample: Sample = { at: row.observed_at }
  for (const field of FIELDS) {
    if (row[field] !== null || ((row.absent ?? 0) & bitOf(field)) !== 0) Object.assign(sample, { [field]: row[field] })
  }
  if (row.currency !== null) sample.currency = row.currency
  return sample
}
