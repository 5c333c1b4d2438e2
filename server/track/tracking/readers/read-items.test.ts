import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { readItems, type ReadOptions } from './read-items.ts'
import { ValueSplitter } from './value-splitter.ts'

/** What a file of this content is read as: values, and `CODE@line` for problems. */
async function read(content: string | Buffer, options: ReadOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tradewind-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'no-extension')
  await writeFile(path, content)
  const { format, items } = await readItems(path, options)
  const found: unknown[] = []
  for await (const item of items) found.push('finding' in item ? `${item.finding.code}@${item.line}` : item.value)
  return { format, found }
}

const items = [{ asin: 'B000000001' }, { asin: 'B000000002', text: 'a "quoted" ] } , [ \\' }, { asin: 'B000000003', deep: [[{}], []] }]

test.each([
  ['a list', JSON.stringify(items)],
  ['a list on many lines', JSON.stringify(items, null, 2)],
  ['a list behind a byte order mark', `\uFEFF${JSON.stringify(items)}`],
  ['a Keepa answer', JSON.stringify({ timestamp: 1, tokensLeft: 3, products: items, refillIn: 5 })],
  ['a Keepa answer on many lines', JSON.stringify({ error: { products: [1] }, products: items }, null, 1)],
  ['one object a line', items.map((item) => JSON.stringify(item)).join('\n')],
  ['one object a line, with Windows line ends and a blank line', `${items.map((item) => JSON.stringify(item)).join('\r\n\r\n')}\r\n`],
  ['objects one after another', items.map((item) => JSON.stringify(item, null, 2)).join('\n')],
])('%s is read item by item', async (_, content) => {
  expect(await read(content)).toEqual({ format: 'json', found: items })
})

test('one object is one item', async () => {
  expect(await read(JSON.stringify(items[1], null, 2))).toEqual({ format: 'json', found: [items[1]] })
})

test('a file packed with gzip is unpacked on the way', async () => {
  expect(await read(gzipSync(JSON.stringify(items)))).toEqual({ format: 'json', found: items })
})

test('a packed file that breaks off keeps what came before', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ asin: `B${String(i * 7919).padStart(9, '0')}`, noise: Math.sin(i) }))
  const packed = gzipSync(JSON.stringify(many))
  const { found } = await read(packed.subarray(0, Math.floor(packed.length / 2)))
  expect(found.length).toBeGreaterThan(1)
  expect(found.at(-1)).toMatch(/^FILE_TRUNCATED@/)
})

test.each([
  ['inside an item', '[{"asin":"B000000001"},\n{"asin":"B0000', [{ asin: 'B000000001' }, 'FILE_TRUNCATED@2']],
  ['between two items', '[{"asin":"B000000001"},\n', [{ asin: 'B000000001' }, 'FILE_TRUNCATED@2']],
  ['inside a text', '{"products":[{"a":1},{"b":"x', [{ a: 1 }, 'FILE_TRUNCATED@1']],
  ['in its last line', '{"a":1}\n{"b":2}\n{"c":', [{ a: 1 }, { b: 2 }, 'JSON_INVALID@3']],
  ['at once', '[', ['FILE_TRUNCATED@1']],
])('a file that is cut %s keeps the items before', async (_, content, expected) => {
  expect((await read(content)).found).toEqual(expected)
})

test('an item that is no valid JSON does not take the others with it', async () => {
  expect((await read('[{"a":1}, {"b" 2}, {"c":3}]')).found).toEqual([{ a: 1 }, 'JSON_INVALID@1', { c: 3 }])
  expect((await read('{"a":1}\n{"b":"never closed}\n{"c":3}\n')).found).toEqual([{ a: 1 }, 'JSON_INVALID@2', { c: 3 }])
})

test('bare values are items too, for the normaliser to refuse', async () => {
  expect((await read('[1, null, "x", {"a":1}, true]')).found).toEqual([1, null, 'x', { a: 1 }, true])
})

test('an item over the limit is refused, and reading goes on behind it', async () => {
  const big = { asin: 'B000000002', text: 'x'.repeat(3_000_000) }
  expect((await read(JSON.stringify([items[0], big, items[2]]), { limit: 2_000_000 })).found).toEqual([items[0], 'ITEM_TOO_LARGE@1', items[2]])
})

test.each([
  ['an empty file', '', 'FILE_EMPTY'],
  ['white space', ' \n\t ', 'FILE_EMPTY'],
  ['an Excel workbook', Buffer.from('504b0304140006000800', 'hex'), 'FILE_BINARY'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'FILE_BINARY'],
  ['UTF-16 text', Buffer.from('\uFEFFasin,price', 'utf16le'), 'FILE_UNKNOWN'],
  ['a web page', '<!doctype html><title>Robot Check</title>', 'FILE_UNKNOWN'],
  ['prose', 'Dear all,\nplease find attached', 'FILE_UNKNOWN'],
  ['a table without listings', 'date,temperature\n2026-01-01,7', 'FILE_UNKNOWN'],
])('%s is refused with one problem', async (_, content, code) => {
  expect(await read(content)).toEqual({ format: null, found: [`${code}@null`] })
})

test.each([
  ['commas', 'asin,title\nB000000001,"a, b"\n', ','],
  ['semicolons and Windows line ends', 'asin;title\r\nB000000001;"a, b"\r\n', ';'],
  ['tabs', 'asin\ttitle\nB000000001\ta, b', '\t'],
  ['a byte order mark', '\uFEFFASIN , Title\nB000000001,"a, b"', ','],
])('a table with %s is read', async (_, content) => {
  expect(await read(content)).toEqual({ format: 'csv', found: [{ asin: 'B000000001', title: 'a, b' }] })
})

test('a quote that is never closed is reported with what came before', async () => {
  expect((await read('asin,title\nB000000001,a\nB000000002,"b\nB000000003,c\n')).found).toEqual([{ asin: 'B000000001', title: 'a' }, expect.stringMatching(/^(FILE_TRUNCATED|CSV_BROKEN)@/)])
})

test('however a file is cut into chunks, its values are the same', () => {
  const value = fc.jsonValue({ maxDepth: 3 })
  fc.assert(
    fc.property(fc.array(value, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (list, size) => {
      const bytes = Buffer.from(`${JSON.stringify(list, null, 1).slice(1)}`)
      const splitter = new ValueSplitter('list', 1_000_000)
      const values: unknown[] = []
      for (let i = 0; i < bytes.length; i += size) for (const { bytes: text } of splitter.push(bytes.subarray(i, i + size))) values.push(JSON.parse(String(text)))
      expect(JSON.stringify(values)).toBe(JSON.stringify(list))
      expect(splitter.cut()).toBeUndefined()
    }),
  )
})
