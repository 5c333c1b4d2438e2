import { html, Markup } from './html.ts'
import type { Language, Letter } from './mail.schema.ts'

const LANG = { en: 'en', 'zh-TW': 'zh-Hant-TW', 'zh-CN': 'zh-Hans-CN' } as const
const HOUSE = 'Tradewind'
const FOOTER: Record<Language, (brand: string) => string> = {
  en: (brand) => `This mail was sent by ${brand}. It is not necessary to answer it.`,
  'zh-TW': (brand) => `這封信由 ${brand} 系統寄出，不需要回覆。`,
  'zh-CN': (brand) => `此邮件由 ${brand} 系统发出，无需回复。`,
}

export interface Words {
  subject: string
  /** A paragraph each; markup needs its twin in plain text. */
  paragraphs: (string | { html: Markup; text: string })[]
  action?: { label: string; url: string } | undefined
  /** What stands below the action, smaller. */
  note?: string | undefined
  /** Who writes, where it is not the house: a store to its customers. */
  brand?: string | undefined
}

/** A mail of a few paragraphs and at most one thing to do, as HTML and as text. */
export function letter(language: Language, { subject, paragraphs, action, note, brand }: Words): Letter {
  const body = html`${paragraphs.map((p) => (typeof p === 'string' ? html`<p>${p}</p>` : p.html))}
${action && html`<p style="margin:24px 0"><a class="action" href="${action.url}">${action.label}</a></p><p class="small">${action.url}</p>`}
${note && html`<p class="small">${note}</p>`}`
  const parts = [...paragraphs.map((p) => (typeof p === 'string' ? p : p.text)), action && `${action.label}:\n${action.url}`, note, `-- \n${FOOTER[language](brand ?? HOUSE)}`]
  return { subject, html: layout(language, { subject, body, brand }), text: `${parts.filter((part) => part !== undefined).join('\n\n')}\n` }
}

/** The page around a mail's markup; follows the reader's light or dark theme. */
export function layout(language: Language, { subject, body, brand = HOUSE }: { subject: string; body: Markup; brand?: string | undefined }): string {
  return html`<!doctype html>
<html lang="${LANG[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title>
<style>
:root{color-scheme:light dark}
body{margin:0;padding:24px 16px;background:#f6f7f9;color:#16191f;font:15px/1.6 -apple-system,'Segoe UI',Roboto,'PingFang TC','PingFang SC','Microsoft JhengHei','Microsoft YaHei','Noto Sans CJK TC',sans-serif}
main{max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e3e6eb;border-radius:8px;overflow-wrap:anywhere}
.brand{font-weight:600;margin:0 0 16px}.small{font-size:13px;color:#555e6d}
a{color:#1f56d1}.action{display:inline-block;padding:10px 18px;border-radius:6px;background:#1f56d1;color:#fff!important;text-decoration:none}
@media (prefers-color-scheme:dark){body{background:#0e1014;color:#e9ecf1}main{background:#14171c;border-color:#272c35}.small{color:#a6aebb}a{color:#5b8df5}}
</style></head>
<body><main><p class="brand">${brand}</p>
${body}
<p class="small">${FOOTER[language](brand)}</p></main></body></html>`.source
}
