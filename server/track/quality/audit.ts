import { BULLET_CHECKS } from './checks/bullet.checks.ts'
import type { Known, Measure } from './checks/measure.ts'
import { PAGE_CHECKS } from './checks/page.checks.ts'
import { TITLE_CHECKS } from './checks/title.checks.ts'
import { isMedia } from './media.ts'
import type { Page } from '#track/tracking'
import type { Audit, Check } from './quality.schema.ts'
import { type Rule, rulesInForce, type Section } from './rules/rule.ts'
import { RULES, ruleSetName } from './rules/rule-set.ts'
import { languageOf } from './words/language.ts'

const MEASURES: Record<string, Measure> = { ...TITLE_CHECKS, ...BULLET_CHECKS, ...PAGE_CHECKS }

interface Circumstances extends Partial<Known> {
  /** Decides which rules are in force. */
  now: Date
  /** Amazon's product type, `HEADPHONES`; null is not known, and then the category and the ASIN tell media from the rest. */
  product_type: string | null
}

/**
 * Holds a page against the rules of its marketplace at a time. The score is the share of the points of what could be
 * measured, 0–100; `measured_share` says how much that was, and with 0 the score says nothing. Broken hard rules, which
 * Amazon acts on, stand in `policy` besides. Lengths count code points after NFC, as Amazon does.
 */
export function auditPage(page: Page, { now, product_type, coverage = null, search_terms = null }: Circumstances): Audit {
  const language = languageOf([page.title ?? '', ...page.bullets].join(' '), page.marketplace)
  const rules = rulesInForce(RULES, { marketplace: page.marketplace, is_media: isMedia(page, product_type), now })
  const examined = rules.map((rule) => ({ rule, check: examine(rule, MEASURES[rule.id]?.({ page, rule, language, known: { coverage, search_terms } })) }))
  const checks = examined.map(({ check }) => check)
  const known = checks.filter((check) => check.status !== 'unknown')
  const possible = known.reduce((sum, check) => sum + check.weight, 0)
  const whole = checks.reduce((sum, check) => sum + check.weight, 0)
  return {
    score: possible === 0 ? 0 : Math.round((100 * known.reduce((sum, check) => sum + check.points, 0)) / possible),
    rule_set: ruleSetName(rules),
    checks,
    policy: examined.filter(({ rule, check }) => rule.is_hard && check.status === 'fail').map(({ check }) => check),
    measured_share: whole === 0 ? 0 : round(possible / whole),
  }
}

function examine({ id, limit, unit, weight, source, effective_from }: Rule, found: ReturnType<Measure>): Check {
  const base = { id, section: id.split('.')[0] as Section, limit, unit, weight, source, effective_from } // ids begin with their section
  if (found === undefined) return { ...base, status: 'unknown', measured: null, points: 0 }
  const { measured, share, details } = found
  return { ...base, status: share >= 1 ? 'pass' : share > 0 ? 'warn' : 'fail', measured, points: round(weight * share), ...(details === undefined ? {} : { details }) }
}

const round = (value: number) => Math.round(value * 100) / 100
