import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileMessages } from '../messages.ts'

const LOCALES = ['en', 'zh-TW', 'zh-CN'] as const
type Locale = (typeof LOCALES)[number]
type Messages = Record<string, unknown>

let messages: Record<Locale, Messages>
let compiled: string

beforeAll(async () => {
  const read = async (locale: Locale): Promise<Messages> => {
    const folder = new URL(`../messages/${locale}/`, import.meta.url)
    const files = (await readdir(folder)).toSorted()
    const areas = await Promise.all(files.map(async (file) => JSON.parse(await readFile(new URL(file, folder), 'utf8')) as Messages))
    const keys = areas.flatMap((area) => Object.keys(area))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index), 'a key stands in one file').toEqual([])
    return Object.assign({}, ...areas) as Messages
  }
  messages = { en: await read('en'), 'zh-TW': await read('zh-TW'), 'zh-CN': await read('zh-CN') }
  compiled = await mkdtemp(join(tmpdir(), 'tradewind-messages-'))
  await compileMessages(compiled)
}, 60_000)

afterAll(() => rm(compiled, { recursive: true }))

/** What a reader can come to see of a message: its text, or the texts of its variants. */
function texts(message: unknown): string[] {
  if (typeof message === 'string') return [message]
  return (message as { match: Record<string, string> }[]).flatMap(({ match }) => Object.values(match))
}

const entries = (locale: Locale) => Object.entries(messages[locale]).flatMap(([key, message]) => texts(message).map((text) => ({ key, text })))
const placeholders = (message: unknown) => [...new Set(texts(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].toSorted()

test('the three languages have the same messages', () => {
  const keys = Object.keys(messages.en)
  for (const locale of LOCALES) expect(Object.keys(messages[locale]).toSorted()).toEqual(keys.toSorted())
})

test('no message is empty', () => {
  for (const locale of LOCALES) expect(entries(locale).filter(({ text }) => text.trim() === '')).toEqual([])
})

test('a translation uses the values of the original', () => {
  for (const [key, message] of Object.entries(messages.en)) {
    for (const locale of ['zh-TW', 'zh-CN'] as const) expect({ key, uses: placeholders(messages[locale][key]) }).toEqual({ key, uses: placeholders(message) })
  }
})

test('every message is compiled: a compiler without its plugin compiles none and says nothing', async () => {
  const { m } = (await import(pathToFileURL(join(compiled, 'messages.js')).href)) as { m: Messages }
  expect(Object.keys(m).length).toBeGreaterThan(0)
  expect(Object.keys(m).toSorted()).toEqual(Object.keys(messages.en).toSorted())
})

/** Characters that only one of the two scripts writes. */
const ONLY_SIMPLIFIED = /[价导产图获显总页类标计数评论卖买关闭开围时间历没还会这为个务载错误应无当试输连网络请进传终]/
const ONLY_TRADITIONAL = /[價導產錄圖獲顯總頁類標計數據評論賣買關閉開啟選擇範圍時間歷沒還會這為個務載錯誤應無當試輸連網絡請進傳檔]/

test('no text is written in the other script', () => {
  expect(entries('zh-TW').filter(({ text }) => ONLY_SIMPLIFIED.test(text))).toEqual([])
  expect(entries('zh-CN').filter(({ text }) => ONLY_TRADITIONAL.test(text))).toEqual([])
})

/** Names and abbreviations that Chinese sellers write as they are. */
const AS_THEY_ARE = new Set(['API', 'ASIN', 'Amazon', 'BSR', 'Buy', 'Box', 'CSV', 'PDF', 'JSON', 'Keepa', 'Apify', 'FBA', 'FBM', 'MB', 'USD', 'asin', 'url', 'https', 'B0', 'Tradewind', 'Webhook', 'App', 'IP', 'QR', 'ID', 'OpenID', 'Connect', 'token', 'Slack', 'Discord', 'iPhone'])

test('no English word is left in a Chinese text', () => {
  for (const locale of ['zh-TW', 'zh-CN'] as const) {
    const words = entries(locale).flatMap(({ key, text }) => (text.replace(/\{\w+\}/g, '').match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !AS_THEY_ARE.has(word)).map((word) => ({ key, word })))
    expect(words).toEqual([])
  }
})
