import { BULLET_RULES } from './bullet.rules.ts'
import { PAGE_RULES } from './page.rules.ts'
import type { Rule } from './rule.ts'
import { TITLE_RULES } from './title.rules.ts'

/** The weights of each version of the whole sum to 100. */
export const RULES: readonly Rule[] = [...TITLE_RULES, ...BULLET_RULES, ...PAGE_RULES]

/** Names what was applied, so that two audits can be told apart: the date of the newest rule in force. */
export const ruleSetName = (rules: readonly Rule[]): string => `amazon-${rules.reduce((newest, rule) => (rule.effective_from > newest ? rule.effective_from : newest), '')}`
