import { refused } from '#kernel/errors'
import type { NoticeType, NoticeWords } from '#kernel/notices'

interface Own {
  subject: string | null
  intro: string | null
}
const FIELD = /\{([^{}]{0,60})\}/g
const LONGEST = 300

/** @throws AppError 422 for a field that the type has not */
export function checkOwnWords(type: NoticeType, own: Own): void {
  for (const part of ['subject', 'intro'] as const) {
    for (const [, name = ''] of (own[part] ?? '').matchAll(FIELD)) {
      if (!(name in type.fields)) throw refused('UNKNOWN_FIELD', `There is no field “${name}” here: ${Object.keys(type.fields).map((field) => `{${field}}`).join(', ')}`, part)
    }
  }
}

/** A team's own subject, and its own words before those of Tradewind. */
export function withOwnWords(words: NoticeWords, own: Own | undefined, { fields }: NoticeType, facts: Record<string, unknown>): NoticeWords {
  if (own === undefined) return words
  const fill = (text: string) => text.replace(FIELD, (_, name: string) => shown(facts[fields[name] ?? '']))
  return { ...words, subject: own.subject === null ? words.subject : fill(own.subject), paragraphs: own.intro === null ? words.paragraphs : [fill(own.intro), ...words.paragraphs] }
}

const shown = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST) : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '–')
