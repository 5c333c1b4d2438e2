import type { Page } from '#track/tracking'

/** Properties that can be shown beside a category's products. */
export const COLUMNS = ['anc', 'battery_h', 'codecs', 'driver_mm', 'bluetooth', 'water'] as const
export type ColumnName = (typeof COLUMNS)[number]
/** `yes`/`no`, a number, or words as the page has them; null: the page does not say. */
export type ColumnValue = string | number | null

/** Pages are cut before they are read: patterns look at so much at most. */
const MAX_TEXT = 8_000

interface Reader {
  /** Names in the page's tables, in the languages of the marketplaces. */
  keys: RegExp
  fromTable: (value: string) => ColumnValue
  fromText: (text: string) => ColumnValue
}

const number = (pattern: RegExp) => (text: string): number | null => {
  const found = pattern.exec(text)?.slice(1).find((group) => group !== undefined)
  return found === undefined ? null : Number(found.replace(',', '.'))
}
const CODECS = ['LDAC', 'LHDC', 'aptX Adaptive', 'aptX HD', 'aptX', 'AAC', 'SBC', 'LC3', 'SSC']
const codecs = (text: string): string | null => {
  const lower = text.toLowerCase()
  const said = CODECS.filter((codec) => new RegExp(`(?<![a-z0-9])${codec}(?![a-z0-9])`, 'i').test(lower))
  return said.length === 0 ? null : said.filter((codec) => !said.some((longer) => longer !== codec && longer.startsWith(`${codec} `))).join(', ')
}
const ANC = /active noise[- ]cancel|noise[- ]cancel|\banc\b|geräuschunterdrückung|reducción de ruido|réduction (?:active )?du bruit|cancellazione del rumore|ノイズキャンセリング|ノイキャン|降噪/i
const NO_ANC = /sound isolation|passive|none|schallisolierung|遮音|without/i

const READERS: Record<ColumnName, Reader> = {
  anc: { keys: /noise control|rauschunterdrückung|noise cancell|ノイズコントロール|control de ruido/i, fromTable: (value) => (ANC.test(value) ? 'yes' : NO_ANC.test(value) ? 'no' : null), fromText: (text) => (ANC.test(text) ? 'yes' : null) },
  battery_h: { keys: /battery life|akkulaufzeit|battery average life|電池寿命|autonomie|duración de la batería|durata della batteria/i, fromTable: number(/(\d{1,3}(?:[.,]\d)?)/), fromText: number(/(\d{1,3})\s?(?:-?\s?h(?:ours?|rs?)?\b|std\.?|stunden|時間|heures|horas|ore\b|小時|小时)/i) },
  codecs: { keys: /codec|コーデック/i, fromTable: codecs, fromText: codecs },
  driver_mm: { keys: /driver|treiber|ドライバー/i, fromTable: number(/(\d{1,2}(?:[.,]\d)?)/), fromText: number(/(\d{1,2}(?:[.,]\d)?)\s?mm\b(?=[^.]{0,30}(?:driver|treiber|ドライバー))|ø?(\d{1,2}(?:[.,]\d)?)\s?mm\s?ドライバー/i) },
  bluetooth: { keys: /bluetooth[- ]?(?:version|バージョン)/i, fromTable: (value) => /\d\.\d/.exec(value)?.[0] ?? null, fromText: (text) => /bluetooth\s?v?(\d\.\d)/i.exec(text)?.[1] ?? null },
  water: { keys: /water resistance|wasserbeständig|防水/i, fromTable: (value) => /IP[X\d]\d/i.exec(value)?.[0].toUpperCase() ?? null, fromText: (text) => /\bIP[X\d]\d/i.exec(text)?.[0].toUpperCase() ?? null },
}

/** What a page says of each column: its tables first, then title and bullets. */
export function readColumns(page: Page | undefined, columns: readonly ColumnName[]): Record<string, ColumnValue> {
  const text = page === undefined ? '' : [page.title ?? '', ...page.bullets].join('\n').slice(0, MAX_TEXT)
  return Object.fromEntries(columns.map((name) => {
    const { keys, fromTable, fromText } = READERS[name]
    const stated = page?.attributes.find(({ key }) => keys.test(key.slice(0, 200)))
    return [name, (stated === undefined ? null : fromTable(stated.value.slice(0, 1_000))) ?? fromText(text)]
  }))
}
