import { z } from 'zod'
import { defineMail, html, letter } from '#platform/mail'
import { digestWords } from './words/digest.words.ts'

const Params = z.object({ count: z.int(), items: z.array(z.object({ title: z.string(), detail: z.string(), url: z.url() })), url: z.url(), settings_url: z.url() })

/** What gathered, a line each. */
export const digestMail = defineMail('notifications.digest', Params, (language, { count, items, url, settings_url }) => {
  const said = digestWords(language, count)
  const list = {
    html: html`<ul style="padding:0;list-style:none">${items.map(({ title, detail, url: to }) => html`<li style="padding:10px 0;border-top:1px solid #8884"><a href="${to}"><strong>${title}</strong></a><br><span class="small">${detail}</span></li>`)}</ul>`,
    text: items.map(({ title, detail, url: to }) => `- ${title}\n  ${detail}\n  ${to}`).join('\n\n'),
  }
  return letter(language, { subject: said.subject, paragraphs: [said.intro, list, ...(items.length < count ? [said.more(count - items.length)] : [])], action: { label: said.label, url }, note: `${said.note} ${settings_url}` })
})
