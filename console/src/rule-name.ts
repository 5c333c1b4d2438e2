import { m } from './paraglide/messages.js'

/** The names that the rules of every team begin with, as the server writes them. */
const DEFAULTS: Record<string, () => string> = {
  'Everything worth telling': m.default_rule_all,
  'What is urgent, by e-mail': m.default_rule_urgent,
  'Price falls by 10 % or more': m.default_rule_demo,
}

/** A rule's name, in the reader's language where nobody has chosen it. */
export const ruleName = (name: string): string => DEFAULTS[name]?.() ?? name
