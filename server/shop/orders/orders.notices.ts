import { CALM, defineNotice, type NoticeWords, type ReaderLanguage, USUAL } from '#kernel/notices'
import { showMoney } from '#kernel/money'

interface Sold {
  number: string
  total_minor: number
  currency: string
  pieces: number
  path: string
}

export function soldWords(language: ReaderLanguage, { number, total_minor, currency, pieces, path }: Sold): NoticeWords {
  const money = showMoney(total_minor, currency, language)
  return {
    subject: { en: `New order ${number}: ${money}`, 'zh-TW': `新訂單 ${number}：${money}`, 'zh-CN': `新订单 ${number}：${money}` }[language],
    paragraphs: [{ en: `${pieces === 1 ? 'One piece' : `${pieces} pieces`} to send.`, 'zh-TW': `共 ${pieces} 件待出貨。`, 'zh-CN': `共 ${pieces} 件待发货。` }[language]],
    action: { label: { en: 'Open the order', 'zh-TW': '查看訂單', 'zh-CN': '查看订单' }[language], path },
  }
}

export function returnWords(language: ReaderLanguage, { number, path }: { number: string; path: string }): NoticeWords {
  return {
    subject: { en: `Somebody wants to send order ${number} back`, 'zh-TW': `訂單 ${number} 申請退貨`, 'zh-CN': `订单 ${number} 申请退货` }[language],
    paragraphs: [{ en: 'Let it come back, or say why not.', 'zh-TW': '請同意退貨，或說明無法受理的原因。', 'zh-CN': '请同意退货，或说明不予受理的原因。' }[language]],
    action: { label: { en: 'Open the order', 'zh-TW': '查看訂單', 'zh-CN': '查看订单' }[language], path },
  }
}

const facts = { order_number: 'TW-261120-7KQ4M', total_minor: 4_900, currency: 'USD' }
export const orderSold = defineNotice({
  name: 'order_sold', source: 'orders.order_confirmed', severity: 'low', cells: CALM, fields: { order: 'order_number' },
  sample: { facts, words: (language) => soldWords(language, { number: facts.order_number, total_minor: 4_900, currency: 'USD', pieces: 2, path: '/shop/orders' }) },
})
export const returnAsked = defineNotice({
  name: 'return_requested', source: 'orders.return_requested', severity: 'medium', cells: USUAL, fields: { order: 'order_number' },
  sample: { facts: { order_number: facts.order_number }, words: (language) => returnWords(language, { number: facts.order_number, path: '/shop/orders' }) },
})
