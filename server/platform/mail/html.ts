/** Markup that may stand in a mail as it is. */
export class Markup {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

type Part = Markup | string | number | null | undefined | Part[]

/** HTML whose values are escaped, unless they are markup themselves. */
export const html = (strings: TemplateStringsArray, ...values: Part[]): Markup =>
  new Markup(strings.map((text, at) => (at === 0 ? '' : sourceOf(values[at - 1])) + text).join(''))

function sourceOf(value: Part): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(sourceOf).join('')
  return value instanceof Markup ? value.source : escape(String(value))
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
