import { directionOf, isDifference, sentencesOf } from './directions.ts'
import type { NewFact } from './facts.schema.ts'
import { codesIn } from './render.ts'

const PLACEHOLDERS = /\{\{F[1-9]\d{0,4}\}\}/g
/** Any numeral of any script. */
const NUMERAL = /\p{N}/u
/** Numbers in words. A determiner ("one of the competitors") counts nothing; two and more do. */
const SPELLED = /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|twice|thrice|doubl\w+|tripl\w+|quadrupl\w+|halv\w+|half|quarter|(?:a|one|two)[ -]thirds?|percent(?:age)?)\b|百分之|[一二兩两三四五六七八九十百千萬万億亿幾几數数半]+\s*(?:成|倍|折|元|美元|美金|日圓|日元|歐元|欧元|英鎊|英镑|個百分點|个百分点|%|％)|翻倍|加倍|減半|减半|一半/i

/**
 * What is wrong with words that are to speak of nothing but facts; empty when nothing is. Numbers stand in the placeholders
 * `{{F12}}` alone, every code is known (and allowed), and a sentence with a difference points its way.
 * @param allowed the codes the words may name; all when left out
 */
export function checkGrounding(template: string, facts: readonly NewFact[], { allowed }: { allowed?: readonly string[] } = {}): string[] {
  const problems: string[] = []
  const byCode = new Map(facts.map((fact) => [fact.code, fact]))
  for (const code of codesIn(template)) {
    if (!byCode.has(code)) problems.push(`There is no fact ${code}`)
    else if (allowed !== undefined && !allowed.includes(code)) problems.push(`The fact ${code} is not listed among the facts of this text`)
  }
  const words = template.replace(PLACEHOLDERS, ' ')
  if (/[{}]/.test(words)) problems.push('A placeholder is broken: write {{F12}} and no other braces')
  const numeral = NUMERAL.exec(words)
  if (numeral !== null) problems.push(`“${words.slice(Math.max(0, numeral.index - 20), numeral.index + 20).trim()}”: write no digits; name the fact by its placeholder`)
  const spelled = SPELLED.exec(words)
  if (spelled !== null) problems.push(`“${spelled[0]}” is a number in words: name the fact by its placeholder`)
  return [...problems, ...sentencesOf(template).flatMap((sentence) => wrongDirection(sentence, byCode))]
}

function wrongDirection(sentence: string, byCode: ReadonlyMap<string, NewFact>): string[] {
  const says = directionOf(sentence.replace(PLACEHOLDERS, ' '))
  if (says === 'both' || says === 'none') return []
  return codesIn(sentence).flatMap((code) => {
    const fact = byCode.get(code)
    if (fact === undefined || !isDifference(fact.metric) || typeof fact.value !== 'number' || fact.value === 0) return []
    const is = fact.value > 0 ? 'up' : 'down'
    return is === says ? [] : [`${code} (${fact.metric}) is ${fact.value > 0 ? 'positive' : 'negative'}, and its sentence says the opposite`]
  })
}
