import type { NoticeWords, ReaderLanguage } from '#kernel/notices'

interface Disabled {
  kind: 'webhook' | 'slack' | 'discord' | 'sms'
  name: string
  reason: 'gone' | 'failing'
  path: string
}

const DISABLED = {
  en: {
    webhook: { subject: (n: string) => `The webhook to ${n} was switched off`, gone: (n: string) => `${n} answered 410 Gone, so Tradewind sends nothing more to it.`, failing: (n: string) => `Nothing sent to ${n} has arrived for five days, so Tradewind has stopped trying.`, again: 'Repair the receiver, then switch the webhook on again.', label: 'Open the webhook' },
    channel: { subject: (n: string) => `The team channel “${n}” was switched off`, gone: (n: string) => `The address of “${n}” does not exist any more, so Tradewind sends nothing more to it.`, failing: (n: string) => `Nothing sent to “${n}” arrives, so Tradewind has stopped trying.`, again: 'Put in its new address, then switch the channel on again.', label: 'Open the team channels' },
  },
  'zh-TW': {
    webhook: { subject: (n: string) => `傳送到 ${n} 的 Webhook 已停用`, gone: (n: string) => `${n} 回應 410 Gone，Tradewind 不再傳送任何內容。`, failing: (n: string) => `五天以來，傳送到 ${n} 的內容都沒有送達，Tradewind 已停止嘗試。`, again: '請先修復接收端，再重新啟用 Webhook。', label: '開啟 Webhook' },
    channel: { subject: (n: string) => `團隊頻道「${n}」已停用`, gone: (n: string) => `「${n}」的網址已經不存在，Tradewind 不再傳送任何內容。`, failing: (n: string) => `傳送到「${n}」的內容都沒有送達，Tradewind 已停止嘗試。`, again: '請填入新的網址，再重新啟用頻道。', label: '開啟團隊頻道' },
  },
  'zh-CN': {
    webhook: { subject: (n: string) => `发送到 ${n} 的 Webhook 已停用`, gone: (n: string) => `${n} 返回 410 Gone，Tradewind 不再发送任何内容。`, failing: (n: string) => `五天以来，发送到 ${n} 的内容都没有送达，Tradewind 已停止尝试。`, again: '请先修复接收端，再重新启用 Webhook。', label: '打开 Webhook' },
    channel: { subject: (n: string) => `团队频道“${n}”已停用`, gone: (n: string) => `“${n}”的地址已经不存在，Tradewind 不再发送任何内容。`, failing: (n: string) => `发送到“${n}”的内容都没有送达，Tradewind 已停止尝试。`, again: '请填写新的地址，再重新启用频道。', label: '打开团队频道' },
  },
}

export function disabledWords(language: ReaderLanguage, { kind, name, reason, path }: Disabled): NoticeWords {
  const said = DISABLED[language][kind === 'webhook' ? 'webhook' : 'channel']
  return { subject: said.subject(name), paragraphs: [said[reason](name), said.again], action: { label: said.label, path } }
}

export function welcomeWords(language: ReaderLanguage, { username }: { username: string }): NoticeWords {
  const said = {
    en: { subject: `Welcome to Tradewind, ${username}`, paragraphs: ['Add the products you sell and those you compete with: by ASIN, by link, or from a spreadsheet.', 'Tradewind looks at their pages, keeps their history, and tells you when a price, a rank, the Buy Box or a page changes. You choose what you are told, where and when.'], label: 'Add products' },
    'zh-TW': { subject: `${username}，歡迎使用 Tradewind`, paragraphs: ['先加入您銷售的商品，以及您的競品：可以用 ASIN、連結，或匯入試算表。', 'Tradewind 會查看商品頁面、保存歷史紀錄，並在價格、排名、Buy Box 或頁面內容變動時通知您。要收到哪些通知、在哪裡收到、什麼時候收到，都由您決定。'], label: '新增商品' },
    'zh-CN': { subject: `${username}，欢迎使用 Tradewind`, paragraphs: ['先添加您销售的商品，以及您的竞品：可以用 ASIN、链接，或导入电子表格。', 'Tradewind 会查看商品页面、保存历史记录，并在价格、排名、Buy Box 或页面内容变动时通知您。收到哪些通知、在哪里收到、什么时候收到，都由您决定。'], label: '添加商品' },
  }[language]
  return { subject: said.subject, paragraphs: said.paragraphs, action: { label: said.label, path: '/products' } }
}

interface Maintenance {
  starts_at: string
  ends_at: string
  /** What whoever runs the installation has to add, in their own words. */
  message: string
}

export function maintenanceWords(language: ReaderLanguage, { starts_at, ends_at, message }: Maintenance): NoticeWords {
  const time = (text: string) => `${new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(text))} UTC`
  const said = {
    en: { subject: `Maintenance on ${time(starts_at)}`, text: `From ${time(starts_at)} to ${time(ends_at)} Tradewind may not answer. Nothing that is recorded is lost, and what happens meanwhile is told afterwards.` },
    'zh-TW': { subject: `系統維護：${time(starts_at)}`, text: `${time(starts_at)} 至 ${time(ends_at)} 期間，Tradewind 可能暫時無法使用。已記錄的資料不會遺失，期間發生的變動會在維護後通知您。` },
    'zh-CN': { subject: `系统维护：${time(starts_at)}`, text: `${time(starts_at)} 至 ${time(ends_at)} 期间，Tradewind 可能暂时无法使用。已记录的数据不会丢失，期间发生的变动会在维护后通知您。` },
  }[language]
  return { subject: said.subject, paragraphs: message === '' ? [said.text] : [said.text, message] }
}
