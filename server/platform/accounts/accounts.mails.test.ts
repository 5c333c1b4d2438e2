import { expect, test } from 'vitest'
import type { MailType } from '#platform/mail'
import * as mails from './accounts.mails.ts'
import { LANGUAGES } from './accounts.schema.ts'
import { languageOf } from './origin.ts'

const URL = 'https://tradewind.test/verify?token=abc'
const params = { username: 'mei', inviter: 'kai', email: 'mei@anchor.example', tenant_name: 'Anchor <b>&</b> Co', role: 'admin', url: URL, reset_url: URL }
const all: MailType[] = Object.values(mails)

test.each(all.map((mail) => [mail.name, mail] as const))('%s is written in three languages, as HTML and as text, with its link', (_name, mail) => {
  const letters = LANGUAGES.map((language) => mail.render(language, mail.params.parse(params)))
  expect(new Set(letters.map((letter) => letter.subject)).size).toBe(3)
  for (const { html, text, subject } of letters) {
    expect(html).toContain(`href="${URL}"`)
    expect(text).toContain(URL)
    expect(text).not.toMatch(/<\/?\w+>.*<\/p>|undefined|\[object/)
    expect(html).not.toMatch(/<b>|undefined|\[object/)
    expect(subject).not.toMatch(/undefined/)
  }
})

test.each([
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-TW'], ['zh-Hant-HK', 'zh-TW'], ['zh-CN', 'zh-CN'], ['zh', 'zh-CN'], ['de-DE, en-GB;q=0.7', 'en'], ['fr', 'en'], [undefined, 'en'], [',;,;q', 'en'],
])('a browser that asks for %j reads %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})
