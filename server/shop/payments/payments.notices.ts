import { defineNotice, type ReaderLanguage, USUAL } from '#kernel/notices'
import { disputeLetter, refundFailedLetter } from './payments.words.ts'

const fields = { order: 'order_number' }
const facts = { order_number: 'T-10024', amount_minor: 4_900, currency: 'USD' }
const sample = (letter: typeof disputeLetter) => ({ facts, words: (language: ReaderLanguage) => letter(language, { ...facts, path: '/shop/payments' }) })

export const paymentDisputedNotice = defineNotice({ name: 'payment_disputed', source: 'payments.payment_disputed', severity: 'high', cells: USUAL, fields, sample: sample(disputeLetter) })
export const refundFailedNotice = defineNotice({ name: 'refund_failed', source: 'payments.refund_failed', severity: 'high', cells: USUAL, fields, sample: sample(refundFailedLetter) })
