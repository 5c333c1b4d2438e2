import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { connect } from '../server/kernel/db.ts'
import { importFile } from '../server/track/tracking/index.ts'

const PRODUCTS = 200
const POINTS = 60
const SERIES = 36

/** Tracks some hundred products for a tenant, through the import of a file as Keepa answers it. */
export async function trackProducts({ url, home }: { url: string; home: string }, tenantId: string): Promise<void> {
  const path = join(home, 'products.json')
  writeFileSync(path, JSON.stringify({ products: Array.from({ length: PRODUCTS }, (_, index) => product(index)) }))
  const db = connect(url, { role: 'app', max: 2 })
  try {
    const { items_kept } = await importFile(db, { tenantId, path })
    if (items_kept !== PRODUCTS) throw new Error(`${items_kept} of ${PRODUCTS} products were imported`)
  } finally {
    await db.destroy()
  }
}

/** What is measured is counted like everything else, and never too much. */
export async function liftRateLimit(url: string, tenantId: string): Promise<void> {
  const client = new pg.Client(url)
  client.on('error', () => {}) // the query reports it
  await client.connect()
  try {
    await client.query('update accounts.tenant set requests_per_minute = 1000000000 where id = $1', [tenantId])
  } finally {
    await client.end()
  }
}

function product(index: number) {
  const start = 7_400_000
  const series = (value: (point: number) => number) => Array.from({ length: POINTS }, (_, point) => [start + point * 720, value(point)]).flat()
  const csv: (number[] | null)[] = Array.from({ length: SERIES }, () => null)
  csv[1] = series((point) => 1999 + index + (point % 5) * 50)
  csv[3] = series((point) => 1000 + index * 7 + point)
  csv[16] = [start, 43]
  csv[17] = series((point) => 100 + index + point)
  return {
    asin: `B${String(index).padStart(9, '0')}`, domainId: 1, title: `Bluetooth headphones number ${index} with a name of ordinary length, black`, brand: 'Acme',
    csv, images: [{ l: `61abc${index}.jpg` }], lastUpdate: start + POINTS * 720, buyBoxSellerIdHistory: [String(start), 'AFZNN5H6MIT2Z'],
  }
}

const COLUMNS = {
  id: 'uuid', asin: 'text', marketplace: 'text', url: 'text', name: 'text', title: 'text', brand: 'text', image_url: 'text', status: 'text',
  crawl_frequency: 'text', currency: 'text', price_minor: 'int', buy_box_minor: 'int', bsr: 'int', bsr_category: 'text', rating: 'real', reviews: 'int',
  category: 'text', tags: 'text[]', availability: 'text', buy_box_seller: 'text', observed_at: 'timestamptz', created_at: 'timestamptz',
}

/** Keeps the rows of an answer as a plain table, so that both sides send the same. */
export async function keepRows(url: string, answer: string): Promise<void> {
  const { data } = z.object({ data: z.array(z.record(z.string(), z.unknown())).length(20) }).parse(JSON.parse(answer))
  const missing = Object.keys(data[0] ?? {}).filter((name) => !(name in COLUMNS))
  if (missing.length > 0) throw new Error(`the bare route does not know ${missing.join(', ')}`)
  const client = new pg.Client(url)
  await client.connect()
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`)
  await client.query('create schema bench')
  await client.query(`create table bench.product as select * from jsonb_to_recordset('${JSON.stringify(data).replaceAll("'", "''")}'::jsonb) as r(${columns.join(', ')})`)
  await client.query('alter table bench.product add primary key (id)')
  await client.query('analyze')
  await client.end()
}
