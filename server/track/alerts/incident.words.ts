import type { LetterWords, ReaderLanguage } from '#platform/notifications'
import type { DescribedProduct } from '#track/tracking'
import type { IncidentRow, StoredMatter } from './incidents.repository.ts'
import { fractionDigits } from './detector/floors.ts'
import { WORDS } from './incident.dictionary.ts'

const LINES = 6
const MOST_CHARACTERS = 300

/** The mail about one product: what happened, from what to what, since when. */
export function incidentLetter(language: ReaderLanguage, { incident, product }: { incident: IncidentRow; product: DescribedProduct | undefined }): LetterWords {
  const words = WORDS[language]
  const { finding } = incident
  const title = titleOf(language, finding)
  const name = product === undefined ? words.a_product : short(product.name)
  return {
    subject: `${title}: ${name}`,
    paragraphs: [`${name}${product === undefined ? '' : ` (${product.asin}, ${product.marketplace})`}`, title, ...changeLines(language, finding), words.since(time(language, finding.at))],
    action: { label: words.open, path: `/alerts/incidents/${incident.id}` },
    note: { text: words.mute(incident.rule_name), path: `/alerts/rules/${incident.rule_id}` },
  }
}

/** The mail about many products at once. */
export function groupLetter(language: ReaderLanguage, { incident, movers }: { incident: IncidentRow; movers: number }): LetterWords {
  const words = WORDS[language]
  const title = titleOf(language, incident.finding)
  return {
    subject: words.group(movers, title),
    paragraphs: [words.group(movers, title), words.group_more, words.since(time(language, incident.finding.at))],
    action: { label: words.open, path: `/alerts/incidents/${incident.id}` },
    note: { text: words.mute(incident.rule_name), path: `/alerts/rules/${incident.rule_id}` },
  }
}

export function titleOf(language: ReaderLanguage, { reason_code, direction, metric }: StoredMatter): string {
  const words = WORDS[language]
  const title = words.titles[reason_code]
  return typeof title === 'string' ? title : title({ metric: words.metrics[metric], direction })
}

function changeLines(language: ReaderLanguage, finding: StoredMatter): string[] {
  const words = WORDS[language]
  if (finding.fields !== undefined) {
    return finding.fields.slice(0, LINES).map(({ field, before, after }) => (field === 'images' ? words.fields.images : `${words.fields[field]}: ${short(flat(before))} → ${short(flat(after))}`))
  }
  if (finding.before === null && finding.after === null) return []
  const change = finding.change === null ? '' : ` (${new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(finding.change)})`
  return [`${words.metrics[finding.metric]}: ${shown(language, finding, finding.before)} → ${shown(language, finding, finding.after)}${change}`]
}

const flat = (value: string | string[]) => (typeof value === 'string' ? value : value.join(' · '))
const short = (text: string) => (text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`)

function shown(language: ReaderLanguage, { metric, currency }: StoredMatter, value: number | string | null): string {
  if (value === null) return '–'
  if (metric === 'availability') return value === 'in_stock' ? WORDS[language].in_stock : value === 'out_of_stock' ? WORDS[language].out_of_stock : String(value)
  if (typeof value === 'string') return value
  if ((metric === 'price' || metric === 'buy_box') && currency !== null) return new Intl.NumberFormat(language, { style: 'currency', currency }).format(value / 10 ** fractionDigits(currency))
  return new Intl.NumberFormat(language).format(value)
}

const time = (language: ReaderLanguage, at: string) => `${new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at))} UTC`
