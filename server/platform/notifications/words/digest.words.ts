import type { ReaderLanguage } from '#kernel/notices'

/** The mail of what gathered. */
export const digestWords = (language: ReaderLanguage, count: number) => ({
  en: { subject: `${count} ${count === 1 ? 'notification' : 'notifications'} from Tradewind`, intro: 'This is what gathered since the last mail, newest first.', more: (n: number) => `And ${n} more in the app.`, label: 'See all', note: 'You choose how often such a mail comes:' },
  'zh-TW': { subject: `Tradewind：${count} 則通知`, intro: '以下是上一封信之後累積的通知，由新到舊排列。', more: (n: number) => `另有 ${n} 則，請在應用程式中查看。`, label: '查看全部', note: '您可以調整這封信的寄送頻率：' },
  'zh-CN': { subject: `Tradewind：${count} 条通知`, intro: '以下是上一封邮件之后累积的通知，由新到旧排列。', more: (n: number) => `另有 ${n} 条，请在应用中查看。`, label: '查看全部', note: '您可以调整这封邮件的发送频率：' },
}[language])

/** Where a note leads, when its words do not say. */
export const OPEN: Record<ReaderLanguage, string> = { en: 'Open Tradewind', 'zh-TW': '開啟 Tradewind', 'zh-CN': '打开 Tradewind' }

export const testWords = (language: ReaderLanguage) => ({
  en: { title: 'Tradewind can reach you here', lines: ['This is a test. Notifications look like this.'] },
  'zh-TW': { title: 'Tradewind 可以在這裡通知您', lines: ['這是一則測試訊息，通知會長這樣。'] },
  'zh-CN': { title: 'Tradewind 可以在这里通知您', lines: ['这是一条测试消息，通知会是这个样子。'] },
}[language])

export const codeText = (language: ReaderLanguage, code: string): string => ({
  en: `${code} is your Tradewind code. It is good for 10 minutes.`, 'zh-TW': `Tradewind 驗證碼：${code}，10 分鐘內有效。`, 'zh-CN': `Tradewind 验证码：${code}，10 分钟内有效。`,
}[language])
