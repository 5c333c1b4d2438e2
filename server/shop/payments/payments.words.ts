import { showMoney } from '#kernel/money'
import type { LetterWords, ReaderLanguage } from '#platform/notifications'

interface Matter {
  order_number: string
  amount_minor: number
  currency: string
  path: string
}

export function disputeLetter(language: ReaderLanguage, { order_number, amount_minor, currency, path }: Matter): LetterWords {
  const money = showMoney(amount_minor, currency, language)
  return {
    subject: { en: `A payment is disputed: order ${order_number}`, 'zh-TW': `付款遭到爭議：訂單 ${order_number}`, 'zh-CN': `付款被拒付：订单 ${order_number}` }[language],
    paragraphs: [{
      en: `The customer asked the bank for ${money} back. Answer with evidence at the payment provider before the deadline shown there.`,
      'zh-TW': `顧客向銀行要求退回 ${money}。請在金流服務商顯示的期限內提出證據回覆。`, 'zh-CN': `顾客向银行要求退回 ${money}。请在支付服务商显示的期限内提交证据回复。`,
    }[language]],
    action: { label: { en: 'See the payment', 'zh-TW': '查看付款', 'zh-CN': '查看付款' }[language], path },
  }
}

export function refundFailedLetter(language: ReaderLanguage, { order_number, amount_minor, currency, path }: Matter): LetterWords {
  const money = showMoney(amount_minor, currency, language)
  return {
    subject: { en: `A refund failed: order ${order_number}`, 'zh-TW': `退款失敗：訂單 ${order_number}`, 'zh-CN': `退款失败：订单 ${order_number}` }[language],
    paragraphs: [{
      en: `The provider could not send ${money} back. Try again, or pay the customer another way.`,
      'zh-TW': `金流服務商無法退回 ${money}。請再試一次，或以其他方式退給顧客。`, 'zh-CN': `支付服务商无法退回 ${money}。请再试一次，或用其他方式退给顾客。`,
    }[language]],
    action: { label: { en: 'See the payment', 'zh-TW': '查看付款', 'zh-CN': '查看付款' }[language], path },
  }
}
