import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { testDatabase } from '#kernel/testing'
import { importFile } from './import-file.service.ts'
import { sql } from 'kysely'

const SHARED = join(import.meta.dirname, '../../../../shared/data/amazon')
const tenantId = '11111111-1111-4111-8111-111111111111'
const keepa = join(SHARED, 'keepa/keepa-product.json')

test.skipIf(!existsSync(keepa))('a recorded Keepa product is stored whole, and a second time adds nothing', async () => {
  const { app } = await testDatabase()
  let t = performance.now()
  const first = await importFile(app, { tenantId, path: keepa })
  console.log(performance.now() - t, JSON.stringify(first))
  t = performance.now()
  const second = await importFile(app, { tenantId, path: keepa })
  console.log(performance.now() - t)
  expect(second.points_added).toBe(0)
  const added = Object.fromEntries((first.listings[0]?.metrics ?? []).map(({ metric, added }) => [metric, added]))
  expect(added).toMatchObject({ bsr: 2740, buy_box: 249, buy_box_seller: 156, monthly_sold: 385, reviews: 2956 })
  await withTenant(app, tenantId, async (trx) => {
    console.log((await sql`select * from tracking.latest`.execute(trx)).rows, (await sql`select * from tracking.source_state`.execute(trx)).rows, (await sql`select count(*) from tracking.rollup_hour`.execute(trx)).rows)
  })
})
