import { auditPage, lengthOf, productTypeOf } from '#track/quality'
import type { Page } from '#track/tracking'
import { capitalised, cutText, withoutForbidden } from './clean-text.ts'
import { type Basis, broken, type Draft, draft, impactOf, pointsOf, reasonOf, say } from './draft.ts'

const LONGEST = 255
const SHORTEST = 10
const MOST_TOTAL = 999
const BANNED = /[™®€…†‡¢£¥©±~]|\p{Extended_Pictographic}|\uFE0F/gu

export function adviseBullets(basis: Basis): Draft[] {
  const { measures: { audit, page }, now } = basis
  const checks = broken(audit, 'bullets')
  if (checks.length === 0) return []
  const rewritten = rewriteBullets(page.bullets)
  const better = pointsOf(auditPage({ ...page, bullets: rewritten }, { now, product_type: productTypeOf(page) }), 'bullets') > pointsOf(audit, 'bullets')
  return [draft({
    type: 'bullets', text: say(better ? 'bullets.rewrite' : 'bullets.advice'), reasons: checks.flatMap((check) => reasonOf(check, basis)),
    current_text: page.bullets.length === 0 ? null : page.bullets.join('\n'), suggested_text: better ? rewritten.join('\n') : null, ...impactOf(checks, audit), implementation_difficulty: 'easy',
  })]
}

/** The own bullets without what the rules forbid; nothing is added. */
export function rewriteBullets(bullets: Page['bullets']): string[] {
  const clean = bullets.flatMap((bullet) => {
    const text = withoutForbidden(bullet.replaceAll(BANNED, ' ').replaceAll(/\s+/g, ' ').trim())
    const whole = capitalised(withoutEndMark(cutText(withoutEndMark(text), LONGEST)))
    return lengthOf(whole) < SHORTEST ? [] : [whole]
  })
  const total = clean.reduce((sum, bullet) => sum + lengthOf(bullet), 0)
  if (total <= MOST_TOTAL) return clean
  return clean.map((bullet) => withoutEndMark(cutText(bullet, Math.floor((lengthOf(bullet) * MOST_TOTAL) / total)))).filter((bullet) => lengthOf(bullet) >= SHORTEST)
}

const withoutEndMark = (text: string) => text.replace(/[\s.!?;:,。！？；：、，]{1,20}$/u, '')
