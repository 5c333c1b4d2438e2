import type { ColumnName } from './columns.ts'
import { COLUMNS } from './columns.ts'
import type { Language, PRESETS } from './categories.schema.ts'

export interface PresetRule {
  made_as: string
  name: Record<Language, string>
  condition: { kind: 'change'; metric: 'price'; direction: 'down'; percent: number; against: 'day' } | { kind: 'finding'; rules: ('price_low' | 'bsr_shift' | 'out_of_stock' | 'rating_drop' | 'review_velocity' | 'new_seller')[]; min_severity: 'low' | 'medium' }
  severity: 'low' | 'medium' | 'high' | null
}

export interface PresetPlan {
  name: Record<Language, string>
  /** In the language of the marketplace; English elsewhere. */
  keywords: Record<string, string[]> & { other: string[] }
  columns: readonly ColumnName[]
  max_products: number
  rules: PresetRule[]
}

const headphones: PresetPlan = {
  name: { en: 'Bluetooth headphones', 'zh-TW': '藍牙耳機', 'zh-CN': '蓝牙耳机' },
  keywords: {
    other: ['bluetooth headphones', 'wireless earbuds', 'noise cancelling headphones'],
    de: ['bluetooth kopfhörer', 'kabellose kopfhörer', 'noise cancelling kopfhörer'],
    jp: ['ワイヤレスイヤホン', 'ワイヤレスヘッドホン', 'ノイズキャンセリング'],
    fr: ['casque bluetooth', 'écouteurs sans fil'], it: ['cuffie bluetooth', 'auricolari wireless'], es: ['auriculares bluetooth', 'auriculares inalámbricos'],
  },
  columns: COLUMNS,
  max_products: 60,
  rules: [
    {
      made_as: 'preset headphones price', severity: 'medium', condition: { kind: 'change', metric: 'price', direction: 'down', percent: 15, against: 'day' },
      name: { en: 'Headphones: a price falls by 15 % in a day', 'zh-TW': '耳機：價格一天內下跌 15%', 'zh-CN': '耳机：价格一天内下跌 15%' },
    },
    {
      made_as: 'preset headphones rank', severity: null, condition: { kind: 'finding', rules: ['bsr_shift'], min_severity: 'medium' },
      name: { en: 'Headphones: a rank moves out of its usual range', 'zh-TW': '耳機：排名偏離平常水準', 'zh-CN': '耳机：排名偏离正常水平' },
    },
    {
      made_as: 'preset headphones stock', severity: null, condition: { kind: 'finding', rules: ['out_of_stock', 'rating_drop'], min_severity: 'low' },
      name: { en: 'Headphones: sold out, or the rating falls', 'zh-TW': '耳機：缺貨或評分下降', 'zh-CN': '耳机：缺货或评分下降' },
    },
  ],
}

export const PLANS: Record<(typeof PRESETS)[number], PresetPlan> = { 'bluetooth-headphones': headphones }

export const keywordsOf = ({ keywords }: PresetPlan, marketplace: string): string[] => keywords[marketplace] ?? keywords.other
