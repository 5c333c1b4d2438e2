import { type Basis, broken, type Draft, draft, impactOf, reasonOf, say } from './draft.ts'
import { rewriteTitle } from './rewrite-title.ts'

export function adviseTitle(basis: Basis): Draft[] {
  const { measures: { audit, page, coverage }, now } = basis
  const checks = broken(audit, 'title').toSorted((a, b) => b.weight - b.points - (a.weight - a.points))
  if (checks.length === 0 || page.title === null) return []
  const suggested_text = rewriteTitle(page, coverage?.terms.filter(({ is_used }) => is_used).map(({ term }) => term) ?? [], now)
  return [draft({
    type: 'title', text: say(suggested_text === null ? 'title.advice' : 'title.rewrite'), reasons: checks.flatMap((check) => reasonOf(check, basis)),
    current_text: page.title, suggested_text, ...impactOf(checks, audit), implementation_difficulty: 'easy',
  })]
}
