import type { LetterWords, ReaderLanguage } from './notifications.schema.ts'

interface Disabled {
  webhook_id: string
  host: string
  reason: 'gone' | 'failing'
}

const words = {
  en: {
    subject: (host: string) => `The webhook to ${host} was switched off`,
    gone: (host: string) => `${host} answered 410 Gone, so Tradewind sends nothing more to it.`,
    failing: (host: string) => `Nothing sent to ${host} has arrived for five days, so Tradewind has stopped trying.`,
    again: 'Repair the receiver, then switch the webhook on again.',
    label: 'Open the webhook',
  },
  'zh-TW': {
    subject: (host: string) => `傳送到 ${host} 的 Webhook 已停用`,
    gone: (host: string) => `${host} 回應 410 Gone，Tradewind 不再傳送任何內容。`,
    failing: (host: string) => `五天以來，傳送到 ${host} 的內容都沒有送達，Tradewind 已停止嘗試。`,
    again: '請先修復接收端，再重新啟用 Webhook。',
    label: '開啟 Webhook',
  },
  'zh-CN': {
    subject: (host: string) => `发送到 ${host} 的 Webhook 已停用`,
    gone: (host: string) => `${host} 返回 410 Gone，Tradewind 不再发送任何内容。`,
    failing: (host: string) => `五天以来，发送到 ${host} 的内容都没有送达，Tradewind 已停止尝试。`,
    again: '请先修复接收端，再重新启用 Webhook。',
    label: '打开 Webhook',
  },
}

export function disabledLetter(language: ReaderLanguage, { webhook_id, host, reason }: Disabled): LetterWords {
  const said = words[language]
  return { subject: said.subject(host), paragraphs: [said[reason](host), said.again], action: { label: said.label, path: `/settings/webhooks/${webhook_id}` } }
}
