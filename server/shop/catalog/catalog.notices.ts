import { CALM, defineNotice, type NoticeWords, type ReaderLanguage } from '#kernel/notices'

export interface LowStock {
  product_id: string
  product_name: string
  sku: string
  /** 0: sold out. */
  available: number
}

const WORDS: Record<ReaderLanguage, (stock: LowStock) => Pick<NoticeWords, 'subject' | 'paragraphs'> & { label: string }> = {
  en: ({ product_name, sku, available }) => ({
    subject: available === 0 ? `${product_name} is sold out` : `${product_name}: ${available} left`,
    paragraphs: [available === 0 ? `Nothing is left of ${sku}. Shoppers see that it is sold out.` : `Of ${sku}, ${available} can still be bought. You asked to be told from here down.`], label: 'Open the product',
  }),
  'zh-TW': ({ product_name, sku, available }) => ({
    subject: available === 0 ? `${product_name} 已售完` : `${product_name}：剩 ${available} 件`,
    paragraphs: [available === 0 ? `${sku} 已經沒有庫存，顧客會看到「售完」。` : `${sku} 還能賣 ${available} 件，已降到您設定的提醒線。`], label: '查看商品',
  }),
  'zh-CN': ({ product_name, sku, available }) => ({
    subject: available === 0 ? `${product_name} 已售罄` : `${product_name}：仅剩 ${available} 件`,
    paragraphs: [available === 0 ? `${sku} 没有库存了，顾客会看到“售罄”。` : `${sku} 还可以卖 ${available} 件，已低于您设置的提醒线。`], label: '查看商品',
  }),
}

export function lowStockLetter(language: ReaderLanguage, stock: LowStock): NoticeWords {
  const { label, ...words } = WORDS[language](stock)
  return { ...words, action: { label, path: linkOf(stock) } }
}

export const linkOf = ({ product_id }: Pick<LowStock, 'product_id'>): string => `/shop/products/${product_id}`

const sample: LowStock = { product_id: '00000000-0000-4000-8000-000000000000', product_name: 'Tidewave Open-Ear Headphones', sku: 'TW-OE-BLK', available: 3 }

export const stockLow = defineNotice({
  name: 'stock_low', source: 'inventory.stock_changed', severity: 'medium', cells: CALM, fields: { product: 'product_name', sku: 'sku', available: 'available' },
  sample: { facts: { ...sample }, words: (language) => lowStockLetter(language, sample) },
})
