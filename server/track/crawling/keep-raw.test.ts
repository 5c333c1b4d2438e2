import { expect, test } from 'vitest'
import { startCrawling } from '../../tests/crawling.ts'
import * as runs from './runs.repository.ts'
import { keepable } from './keep-raw.ts'

test('what no database can hold is taken out of what a page said, and the rest is kept', async () => {
  const hostile = { title: 'a\0b\\u0000c', ['k\0ey']: ['\ud800', 'ü'], depth: { price: 1.5, none: null } }
  const { addProduct, work, rows, database } = await startCrawling()
  await addProduct()
  await work(30)
  const [item] = await rows<{ run_id: string; listing_id: string }>('select run_id, listing_id from crawling.run_item')
  await runs.endItems(database.system, item?.run_id ?? '', [{ listing_id: item?.listing_id ?? '', status: 'stored', code: null, message: null, raw: keepable(hostile) }], new Date())
  expect(await rows('select raw from crawling.run_item')).toEqual([{ raw: { title: 'ab\\u0000c', key: ['\ufffd', 'ü'], depth: { price: 1.5, none: null } } }])
})

test('an item as long as a book is not kept', () => {
  expect(keepable({ text: 'x'.repeat(300_000) })).toBeNull()
})
