export const SECTIONS = ['title', 'bullets', 'images', 'description', 'video', 'keywords', 'reviews', 'search_terms'] as const
export type Section = (typeof SECTIONS)[number]

/** What a rule measures and asks for. Rules are data, so that a change of Amazon's is a row with its date. */
export interface Rule {
  /** `section.what`; several rows of one id are its versions over time, or for kinds of products. */
  id: string
  limit: number | string | null
  unit: 'chars' | 'bytes' | 'count' | 'px' | 'ratio' | 'rating' | 'text'
  /** Points of the score of 100. */
  weight: number
  /** Amazon changes, hides or removes a listing that breaks it: told apart from the score. */
  is_hard: boolean
  /** Where it was read. */
  source: string
  /** `YYYY-MM-DD`; where Amazon published none, the day from which our sources describe it. */
  effective_from: string
  /** Only for media (books, music, films, games), or only for the rest. */
  media?: boolean
  except_marketplaces?: readonly string[]
}

interface Asked {
  marketplace: string
  is_media: boolean
  now: Date
}

/** Of each rule the version that is in force: the newest that has begun and applies. */
export function rulesInForce(rules: readonly Rule[], { marketplace, is_media, now }: Asked): Rule[] {
  const today = now.toISOString().slice(0, 10)
  const chosen = new Map<string, Rule>()
  for (const rule of rules) {
    if (rule.effective_from > today || (rule.media !== undefined && rule.media !== is_media) || rule.except_marketplaces?.includes(marketplace) === true) continue
    const before = chosen.get(rule.id)
    if (before === undefined || before.effective_from <= rule.effective_from) chosen.set(rule.id, rule)
  }
  return [...chosen.values()]
}
