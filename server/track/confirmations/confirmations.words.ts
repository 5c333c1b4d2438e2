import type { NoticeWords, ReaderLanguage } from '#kernel/notices'

export function confirmationWords(language: ReaderLanguage, { count, name, path }: { count: number; name: string; path: string }): NoticeWords {
  const one = count === 1
  const said = {
    en: { subject: one ? `Now tracked: ${name}` : `${count} products are now tracked`, text: one ? 'Tradewind has seen its page for the first time; its history begins here.' : `Tradewind has seen their pages for the first time, “${name}” among them; their history begins here.`, label: one ? 'Open the product' : 'Open the products' },
    'zh-TW': { subject: one ? `開始追蹤：${name}` : `已開始追蹤 ${count} 件商品`, text: one ? 'Tradewind 已首次查看商品頁面，歷史紀錄從現在開始。' : `Tradewind 已首次查看這些商品的頁面（包括「${name}」），歷史紀錄從現在開始。`, label: '查看商品' },
    'zh-CN': { subject: one ? `开始追踪：${name}` : `已开始追踪 ${count} 件商品`, text: one ? 'Tradewind 已首次查看商品页面，历史记录从现在开始。' : `Tradewind 已首次查看这些商品的页面（包括“${name}”），历史记录从现在开始。`, label: '查看商品' },
  }[language]
  return { subject: said.subject, paragraphs: [said.text], action: { label: said.label, path } }
}
