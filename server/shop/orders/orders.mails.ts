import { z } from 'zod'
import { showMoney } from '#kernel/money'
import { defineMail, html, type Language, letter, type Words } from '#platform/mail'

const Bought = z.object({
  store: z.string(), number: z.string(), currency: z.string(), total_minor: z.int(),
  lines: z.array(z.object({ name: z.string(), option_text: z.string(), quantity: z.int(), amount_minor: z.int() })),
})
type Bought = z.infer<typeof Bought>

function linesOf(language: Language, { lines, currency, total_minor }: Bought): Words['paragraphs'][number] {
  const total = { en: 'Total', 'zh-TW': '合計', 'zh-CN': '合计' }[language]
  const rows = lines.map(({ name, option_text, quantity, amount_minor }) => ({ what: `${quantity} × ${name}${option_text === '' ? '' : ` (${option_text})`}`, amount: showMoney(amount_minor, currency, language) }))
  const sum = showMoney(total_minor, currency, language)
  return {
    html: html`<table style="width:100%;border-collapse:collapse">${rows.map(({ what, amount }) => html`<tr><td style="padding:4px 0">${what}</td><td style="padding:4px 0;text-align:right;white-space:nowrap">${amount}</td></tr>`)}
<tr><td style="padding:8px 0"><b>${total}</b></td><td style="padding:8px 0;text-align:right"><b>${sum}</b></td></tr></table>`,
    text: [...rows.map(({ what, amount }) => `${what}   ${amount}`), `${total}   ${sum}`].join('\n'),
  }
}

const inThree = <P extends { store: string }>(words: Record<Language, (params: P) => Omit<Words, 'brand'>>) => (language: Language, params: P) => letter(language, { ...words[language](params), brand: params.store })

export const orderConfirmedMail = defineMail('orders.confirmed', Bought, inThree<Bought>({
  en: (order) => ({ subject: `Your order ${order.number}`, paragraphs: ['Thank you for your order. It is confirmed, and we are getting it ready.', linesOf('en', order)], note: `Order number ${order.number}. Tell us this number if you have a question.` }),
  'zh-TW': (order) => ({ subject: `您的訂單 ${order.number}`, paragraphs: ['感謝您的訂購。訂單已成立，我們正在為您備貨。', linesOf('zh-TW', order)], note: `訂單編號：${order.number}。如有疑問，來信時請附上此編號。` }),
  'zh-CN': (order) => ({ subject: `您的订单 ${order.number}`, paragraphs: ['感谢您的购买。订单已确认，我们正在为您备货。', linesOf('zh-CN', order)], note: `订单号：${order.number}。如有疑问，请告诉我们这个订单号。` }),
}))

const Sent = z.object({ store: z.string(), number: z.string(), carrier: z.string().nullable(), tracking_number: z.string().nullable(), tracking_url: z.string().nullable(), is_complete: z.boolean() })
type Sent = z.infer<typeof Sent>
const tracked = ({ carrier, tracking_number }: Sent): string => [carrier, tracking_number].filter((part) => part !== null).join(' ')

export const orderShippedMail = defineMail('orders.shipped', Sent, inThree<Sent>({
  en: (sent) => ({
    subject: sent.is_complete ? `Your order ${sent.number} is on its way` : `Part of your order ${sent.number} is on its way`,
    paragraphs: [sent.is_complete ? 'Your order has left us.' : 'A parcel of your order has left us; the rest follows.', ...(tracked(sent) === '' ? [] : [`Tracking: ${tracked(sent)}`])],
    action: sent.tracking_url === null ? undefined : { label: 'Follow the parcel', url: sent.tracking_url },
  }),
  'zh-TW': (sent) => ({
    subject: sent.is_complete ? `訂單 ${sent.number} 已出貨` : `訂單 ${sent.number} 部分商品已出貨`,
    paragraphs: [sent.is_complete ? '您的訂單已經寄出。' : '您訂單中的一件包裹已寄出，其餘商品隨後寄送。', ...(tracked(sent) === '' ? [] : [`物流單號：${tracked(sent)}`])],
    action: sent.tracking_url === null ? undefined : { label: '追蹤包裹', url: sent.tracking_url },
  }),
  'zh-CN': (sent) => ({
    subject: sent.is_complete ? `订单 ${sent.number} 已发货` : `订单 ${sent.number} 部分商品已发货`,
    paragraphs: [sent.is_complete ? '您的订单已经发出。' : '您订单中的一个包裹已发出，其余商品随后发出。', ...(tracked(sent) === '' ? [] : [`物流单号：${tracked(sent)}`])],
    action: sent.tracking_url === null ? undefined : { label: '查看物流', url: sent.tracking_url },
  }),
}))

const Ended = z.object({ store: z.string(), number: z.string(), is_expired: z.boolean() })
type Ended = z.infer<typeof Ended>

export const orderEndedMail = defineMail('orders.ended', Ended, inThree<Ended>({
  en: ({ number, is_expired }) => ({
    subject: is_expired ? `Your order ${number} was not paid in time` : `Your order ${number} is cancelled`,
    paragraphs: [is_expired ? 'The time to pay is over, so we let the goods go again. You are welcome to order anew.' : 'Your order is cancelled. If you paid already, the money is on its way back to you.'],
  }),
  'zh-TW': ({ number, is_expired }) => ({
    subject: is_expired ? `訂單 ${number} 已逾付款期限` : `訂單 ${number} 已取消`,
    paragraphs: [is_expired ? '付款期限已過，商品已重新開放販售。歡迎您再次訂購。' : '您的訂單已取消。若您已付款，款項將會退還給您。'],
  }),
  'zh-CN': ({ number, is_expired }) => ({
    subject: is_expired ? `订单 ${number} 超时未付款` : `订单 ${number} 已取消`,
    paragraphs: [is_expired ? '已超过付款时限，商品已重新上架。欢迎您再次下单。' : '您的订单已取消。如果您已付款，款项会原路退回。'],
  }),
}))

const Refunded = z.object({ store: z.string(), number: z.string(), refunded_minor: z.int(), currency: z.string() })
type Refunded = z.infer<typeof Refunded>

export const orderRefundedMail = defineMail('orders.refunded', Refunded, inThree<Refunded>({
  en: ({ number, refunded_minor, currency }) => ({ subject: `Money back for your order ${number}`, paragraphs: [`We have paid back ${showMoney(refunded_minor, currency, 'en')} of your order in all. Depending on your bank it may take some days to arrive.`] }),
  'zh-TW': ({ number, refunded_minor, currency }) => ({ subject: `訂單 ${number} 退款通知`, paragraphs: [`此訂單累計已退款 ${showMoney(refunded_minor, currency, 'zh-TW')}。實際入帳時間依您的銀行而定，可能需要數天。`] }),
  'zh-CN': ({ number, refunded_minor, currency }) => ({ subject: `订单 ${number} 退款通知`, paragraphs: [`该订单已累计退款 ${showMoney(refunded_minor, currency, 'zh-CN')}。到账时间视银行而定，可能需要几天。`] }),
}))
