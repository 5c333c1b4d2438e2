import type { Competitor } from '../../api.types.ts'
import { list, percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

export const RELATIONS = ['direct', 'category', 'brand'] as const
export const relationNames: Record<Competitor['relationship_type'], () => string> = { direct: m.competitor_direct, category: m.competitor_category, brand: m.competitor_brand }

type Part = Competitor['parts'][number]
export const partNames: Record<Part['part'], () => string> = { title: m.part_title, category: m.part_category, price: m.part_price, attributes: m.part_attributes, brand: m.part_brand }

/** The score in one sentence, for who cannot see the bars. */
export const scoreText = ({ similarity_score, parts }: Competitor): string =>
  m.similarity_made_of({ percent: percent(similarity_score), parts: list(parts.map(({ part, value }) => m.similarity_part({ part: partNames[part](), percent: percent(value) }))) })
