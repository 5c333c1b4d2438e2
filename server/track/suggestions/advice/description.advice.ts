import { cutText, withoutForbidden } from './clean-text.ts'
import { type Basis, broken, type Draft, draft, impactOf, reasonOf, say } from './draft.ts'

const LONGEST = 2_000

export function adviseDescription(basis: Basis): Draft[] {
  const { audit, page } = basis.measures
  const checks = broken(audit, 'description')
  const text = checks.filter(({ id }) => id !== 'description.a_plus')
  const aPlus = checks.filter(({ id }) => id === 'description.a_plus')
  const rewritten = page.description === null ? '' : cutText(withoutForbidden(page.description), LONGEST)
  const isBetter = rewritten !== '' && rewritten !== page.description
  return [
    ...(text.length === 0 ? [] : [draft({
      type: 'description', text: say(isBetter ? 'description.rewrite' : 'description.advice'), reasons: text.flatMap((check) => reasonOf(check, basis)),
      current_text: page.description, suggested_text: isBetter ? rewritten : null, ...impactOf(text, audit), implementation_difficulty: 'easy',
    })]),
    ...aPlus.map((check) => draft({ type: 'description', text: say('description.a_plus.add'), reasons: reasonOf(check, basis), ...impactOf([check], audit), implementation_difficulty: 'hard' })),
    ...complaints(basis),
  ]
}

const LEAST_MENTIONS = 2
const MOST_COMPLAINTS = 2

/** What buyers complain of more than they praise, and the page can say what to expect of. */
function complaints({ measures, codes }: Basis): Draft[] {
  const bad = measures.aspects.filter(({ mentions, score }) => mentions >= LEAST_MENTIONS && score < 0).toSorted((a, b) => b.negative - a.negative)
  return bad.slice(0, MOST_COMPLAINTS).flatMap(({ name, score }) => {
    const counted = codes.aspects.get(name)
    if (counted === undefined) return []
    const slots = { aspect: `@aspect ${name}`, ...counted }
    return [draft({ type: 'description', text: say('aspects.answer', slots), reasons: [say('aspects.negative', slots)], impact_score: Math.round(20 - 30 * score), implementation_difficulty: 'medium' })]
  })
}
