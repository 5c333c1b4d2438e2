import { expect, test } from 'vitest'
import { checkGrounding } from '#track/facts'
import { LANGUAGES } from '../suggestions.schema.ts'
import { en, enAspects } from './en.ts'
import { zhCN, zhCNAspects } from './zh-CN.ts'
import { zhTW, zhTWAspects } from './zh-TW.ts'

const WORDS = { en, 'zh-TW': zhTW, 'zh-CN': zhCN }
const ASPECTS = { en: enAspects, 'zh-TW': zhTWAspects, 'zh-CN': zhCNAspects }
const slotsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot).toSorted((a = '', b = '') => (a < b ? -1 : 1))

test.each(LANGUAGES)('every sentence is written in %s, with the same slots', (language) => {
  expect(Object.keys(WORDS[language])).toEqual(Object.keys(en))
  expect(Object.keys(ASPECTS[language])).toEqual(Object.keys(enAspects))
  for (const [code, text] of Object.entries(WORDS[language])) expect(slotsOf(text), code).toEqual(slotsOf(en[code] ?? ''))
})

test.each(LANGUAGES)('our own sentences in %s name no number but facts', (language) => {
  const fact = { code: 'F1', metric: 'price', product_id: null, asin: null, listing_id: null, value: 1, unit: 'count' as const, currency: null, low: null, high: null, observed_at: null, source: null, derived_from: [], method: null }
  for (const [code, text] of Object.entries(WORDS[language])) expect(checkGrounding(text.replaceAll(/\{\w+\}/g, '{{F1}}'), [fact]), code).toEqual([])
})
