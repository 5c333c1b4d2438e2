import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { connect, type Db, withTenant } from '#kernel/db'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { availableOf, extendHold, holdStock, releaseHold, returnStock, settleHold } from '#shop/inventory'
import { expireHold } from './hold-stock.service.ts'
import { inventoryRoutes } from './inventory.routes.ts'
import { stockFaults } from './faults.repository.ts'
import { FIRST, stockSku } from './testing.ts'

const SECOND = '00000000-0000-4000-8000-000000000002'
const LATER = new Date('2100-01-01T00:00:00Z')
const NOW = new Date('2026-11-20T12:00:00Z')

async function open() {
  const database = await testDatabase()
  const wide: Db = connect(database.url, { role: 'app', max: 24 })
  onTestFinished(() => wide.destroy())
  const as = <T>(work: (trx: Db) => Promise<T>, tenant = FIRST) => withTenant(wide, tenant, work)
  const hold = (sku_id: string, quantity: number, owner_id: string = crypto.randomUUID(), expires_at = LATER) => as((trx) => holdStock(trx, { tenant_id: FIRST, owner_id, lines: [{ sku_id, quantity }], expires_at }))
  const stockOf = (sku_id: string) => as(async (trx) => (await availableOf(trx, [sku_id])).get(sku_id))
  const told = async () => (await sql<{ payload: { available: number; was_available: number } }>`select payload from kernel.outbox where type = 'inventory.stock_changed' order by id`.execute(database.system)).rows.map(({ payload }) => `${payload.was_available}→${payload.available}`)
  return { database, db: wide, as, hold, stockOf, told }
}

test('of ten pieces a hundred buyers get ten', async () => {
  const { database, db, hold, stockOf } = await open()
  const mug = await stockSku(db)
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => hold(mug, 1)))
  const codes = results.map((result) => (result.status === 'fulfilled' ? 'sold' : (result.reason as { code: string }).code))
  expect(codes.filter((code) => code === 'sold')).toHaveLength(10)
  expect(new Set(codes)).toEqual(new Set(['sold', 'OUT_OF_STOCK']))
  expect(await stockOf(mug)).toMatchObject({ on_hand: 10, reserved: 10, available: 0 })
  expect(await stockFaults(database.system)).toEqual([])
})

test('a SKU spread over shards is sold to the last piece, also to who wants several', async () => {
  const { database, db, as, hold, stockOf } = await open()
  const mug = await stockSku(db, { on_hand: 50 })
  const app = await testApp(testServices(database), inventoryRoutes)
  expect((await app.inject({ method: 'PUT', url: `/api/v1/shop/admin/inventory/${mug}`, headers: asCaller(), payload: { shards: 8 } })).statusCode).toBe(204)
  const results = await Promise.allSettled(Array.from({ length: 30 }, () => hold(mug, 3)))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(16)
  expect(await stockOf(mug)).toMatchObject({ available: 2 })
  const owner = crypto.randomUUID()
  await hold(mug, 2, owner)
  await as((trx) => settleHold(trx, { tenant_id: FIRST, owner_id: owner }))
  expect(await stockOf(mug)).toMatchObject({ on_hand: 48, available: 0 })
  expect(await stockFaults(database.system)).toEqual([])
})

test('two lines of one SKU are one wish', async () => {
  const { db, as } = await open()
  const mug = await stockSku(db)
  const lines = [{ sku_id: mug, quantity: 6 }, { sku_id: mug, quantity: 5 }]
  await expect(as((trx) => holdStock(trx, { tenant_id: FIRST, owner_id: crypto.randomUUID(), lines, expires_at: LATER }))).rejects.toMatchObject({ code: 'OUT_OF_STOCK', field: 'MUG', message: 'Only 10 of MUG are left' })
})

test('an owner who asks eight times at once holds once', async () => {
  const { db, hold, stockOf } = await open()
  const mug = await stockSku(db)
  const owner = crypto.randomUUID()
  await hold(mug, 2, owner)
  await Promise.all(Array.from({ length: 8 }, () => hold(mug, 2, owner)))
  expect(await stockOf(mug)).toMatchObject({ reserved: 2 })
})

test('orders of the same two SKUs in opposite order do not block each other', async () => {
  const { database, db, as } = await open()
  const [a, b] = [await stockSku(db, { code: 'A', on_hand: 1000 }), await stockSku(db, { code: 'B', on_hand: 1000 })]
  const buy = (skus: string[]) => {
    const owner_id = crypto.randomUUID()
    return as(async (trx) => {
      await holdStock(trx, { tenant_id: FIRST, owner_id, lines: skus.map((sku_id) => ({ sku_id, quantity: 1 })), expires_at: LATER })
    }).then(() => as((trx) => settleHold(trx, { tenant_id: FIRST, owner_id })))
  }
  await Promise.all(Array.from({ length: 60 }, (_, n) => buy(n % 2 === 0 ? [a, b] : [b, a])))
  expect(await stockFaults(database.system)).toEqual([])
})

test('what one line lacks, no line takes', async () => {
  const { db, as, stockOf } = await open()
  const [a, b] = [await stockSku(db, { code: 'A' }), await stockSku(db, { code: 'B', on_hand: 0 })]
  await expect(as((trx) => holdStock(trx, { tenant_id: FIRST, owner_id: crypto.randomUUID(), lines: [{ sku_id: a, quantity: 1 }, { sku_id: b, quantity: 1 }], expires_at: LATER }))).rejects.toMatchObject({ code: 'OUT_OF_STOCK', field: 'B' })
  expect(await stockOf(a)).toMatchObject({ reserved: 0 })
})

test('what never runs out is held without a number', async () => {
  const { db, hold, stockOf } = await open()
  const download = await stockSku(db, { code: 'PDF', on_hand: 0, is_tracked: false })
  await hold(download, 500)
  expect(await stockOf(download)).toMatchObject({ is_tracked: false, reserved: 0 })
})

test('a hold ends once, whoever sweeps, and a late extension does not bring it back', async () => {
  const { database, db, as, hold, stockOf } = await open()
  const mug = await stockSku(db)
  const owner = crypto.randomUUID()
  await hold(mug, 4, owner, NOW)
  const swept = await Promise.all([1, 2, 3].map(() => as((trx) => expireHold(trx, owner, NOW))))
  expect(swept.filter(Boolean)).toHaveLength(1)
  expect(await as((trx) => extendHold(trx, owner, LATER))).toBe(false)
  expect(await as((trx) => settleHold(trx, { tenant_id: FIRST, owner_id: owner }))).toBe(false)
  expect(await stockOf(mug)).toMatchObject({ on_hand: 10, available: 10 })
  expect(await stockFaults(database.system)).toEqual([])
})

test('an extended hold outlives its first end', async () => {
  const { db, as, hold, stockOf } = await open()
  const mug = await stockSku(db)
  const owner = crypto.randomUUID()
  await hold(mug, 4, owner, NOW)
  expect(await as((trx) => extendHold(trx, owner, LATER))).toBe(true)
  expect(await as((trx) => expireHold(trx, owner, NOW))).toBe(false)
  expect(await stockOf(mug)).toMatchObject({ available: 6 })
})

test('who lost their hold may take what is left again', async () => {
  const { database, db, as, hold, stockOf } = await open()
  const mug = await stockSku(db)
  const owner = crypto.randomUUID()
  await hold(mug, 4, owner, NOW)
  await as((trx) => expireHold(trx, owner, NOW))
  await hold(mug, 4, owner)
  expect(await as((trx) => settleHold(trx, { tenant_id: FIRST, owner_id: owner }))).toBe(true)
  expect(await stockOf(mug)).toMatchObject({ on_hand: 6, reserved: 0 })
  expect(await stockFaults(database.system)).toEqual([])
})

test('sold pieces come back once, and never more than were sold', async () => {
  const { database, db, as, hold, stockOf } = await open()
  const mug = await stockSku(db)
  const owner = crypto.randomUUID()
  await hold(mug, 4, owner)
  await as((trx) => settleHold(trx, { tenant_id: FIRST, owner_id: owner }))
  expect(await stockOf(mug)).toMatchObject({ on_hand: 6, reserved: 0 })
  const back = (quantity: number) => as((trx) => returnStock(trx, { tenant_id: FIRST, owner_id: owner, lines: [{ sku_id: mug, quantity }] }))
  await back(3)
  await expect(back(2)).rejects.toThrow('more of')
  expect(await stockOf(mug)).toMatchObject({ on_hand: 9 })
  expect(await stockFaults(database.system)).toEqual([])
})

test('running empty, coming back and the low line are told, and nothing between', async () => {
  const { database, db, as, hold, told } = await open()
  const mug = await stockSku(db)
  await sql`update inventory.item set low_stock = 3`.execute(database.owner)
  const owner = crypto.randomUUID()
  await hold(mug, 5)
  await hold(mug, 2)
  await hold(mug, 3, owner)
  await as((trx) => releaseHold(trx, owner))
  expect(await told()).toEqual(['0→10', '5→3', '3→0', '0→3'])
})

test('stock of one tenant is nothing to another', async () => {
  const { db, as } = await open()
  const mug = await stockSku(db)
  await expect(as((trx) => holdStock(trx, { tenant_id: SECOND, owner_id: crypto.randomUUID(), lines: [{ sku_id: mug, quantity: 1 }], expires_at: LATER }), SECOND)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' })
})

test('even code that forgets to look cannot reserve what is not there', async () => {
  const { database, db } = await open()
  await stockSku(db)
  await expect(sql`update inventory.level set reserved = 11`.execute(database.owner)).rejects.toThrow('violates check constraint')
})

test('a warehouse’s counts set what is on hand, row by row, and again change nothing', async () => {
  const { database, db, hold, stockOf } = await open()
  const [a, b] = [await stockSku(db, { code: 'A' }), await stockSku(db, { code: 'B' })]
  await hold(b, 5)
  const app = await testApp(testServices(database), inventoryRoutes)
  const send = async (payload: object) => (await app.inject({ method: 'POST', url: '/api/v1/shop/admin/inventory/counts', headers: asCaller(), payload })).json() as { data: { counted: number; problems: object[] } }
  const csv = '\uFEFFSKU,counted\r\nA,25\r\nB,4\r\nC,1\r\nA,9\r\n'
  expect((await send({ csv, is_dry: true })).data).toMatchObject({ counted: 2 })
  expect(await stockOf(a)).toMatchObject({ on_hand: 10 })
  const { data } = await send({ csv })
  expect(data).toMatchObject({ counted: 1, problems: [{ row: 3, field: 'counted', code: 'BELOW_RESERVED' }, { row: 4, field: 'sku', code: 'SKU_UNKNOWN' }, { row: 5, field: 'sku', code: 'SKU_TWICE' }] })
  await send({ csv })
  expect([await stockOf(a), await stockOf(b)]).toMatchObject([{ on_hand: 25 }, { on_hand: 10, reserved: 5 }])
  const { rows } = await sql`select from inventory.movement where sku_id = ${a}`.execute(database.owner)
  expect(rows).toHaveLength(2)
})

test('an adjustment below what orders hold is refused at its field', async () => {
  const { database, db, hold, stockOf } = await open()
  const mug = await stockSku(db)
  await hold(mug, 4)
  const app = await testApp(testServices(database), inventoryRoutes)
  const adjust = async (payload: object) => (await app.inject({ method: 'POST', url: `/api/v1/shop/admin/inventory/${mug}/adjustments`, headers: asCaller(), payload })).json() as object
  expect(await adjust({ change: -7 })).toMatchObject({ code: 'BELOW_RESERVED', field: 'change' })
  expect(await adjust({ counted: 3 })).toMatchObject({ code: 'BELOW_RESERVED', field: 'counted' })
  expect(await adjust({ change: 1, counted: 3 })).toMatchObject({ code: 'VALIDATION_ERROR', field: 'change' })
  expect(await adjust({ change: -6, note: 'broken' })).toMatchObject({ data: { on_hand: 4, available: 0 } })
  expect(await stockOf(mug)).toMatchObject({ on_hand: 4, reserved: 4 })
  expect(await stockFaults(database.system)).toEqual([])
})
