import { directionFor, isDifference, sentencesOf } from './directions.ts'
import type { NewFact } from './facts.schema.ts'
import { codesIn } from './render.ts'

const PLACEHOLDERS = /\{\{F[1-9]\d{0,4}\}\}/g
/** Any numeral of any script. */
const NUMERAL = /\p{N}/u
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const COUNTS = `zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|${TENS}|hundreds?|thousands?|millions?|billions?|trillions?|dozens?`
/** Numbers in words. A determiner ("one of the competitors") counts nothing; two and more do. */
const SPELLED = new RegExp([
  `\\b(?:${COUNTS})(?:fold)?\\b`,
  '\\b(?:thirds?(?![- ]part)|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|hundred|thousand|million)ths?|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:ieths?|ies))\\b',
  '\\b(?:twice|thrice|doubl\\w+|tripl\\w+|quadrupl\\w+|halv\\w+|half|quarters?|couple|percent(?:age)?)\\b',
  '\\bone[- ](?:percent|star|in\\b|out of\\b|dollar|euro|pound|yen|cent|point|unit|day|week|month|year|hour)',
].join('|'), 'i')
const HAN = '一二兩两三四五六七八九十百千萬万億亿幾几數数半〇零'
/** Chinese numerals: as a share, with a power of ten, or with what is counted. 一 alone is a determiner; 十分 and 千萬不要 count nothing, and 五点 is Amazon’s name for bullets. */
const SPELLED_HAN = new RegExp([
  `[${HAN}]{1,12}\\s{0,3}(?:成|倍|折|元|美元|美金|日圓|日元|歐元|欧元|英鎊|英镑|個百分點|个百分点|%|％)`, `百分之|[${HAN}]分之`, '[一二兩两三四五六七八九][十百千萬万億亿]|十[一二三四五六七八九]|[十百][萬万億亿]|千[萬万](?![不別别要記记])',
  '[二兩两三四五六七八九十百千][個个件則则條条項项名位家款種种張张星次天日週周月年級级人]', '第[二三四五六七八九十百]', '[壹貳贰參叁肆伍陸陆柒捌玖拾佰仟]{2,}|[廿卅]', '翻倍|加倍|倍增|翻番|減半|减半|一半|[過过大對对]半|半[數数]|一打',
].join('|'))
/** Numerals in letters and pictures. */
const DRAWN = /(?<![\p{L}\p{N}])(?:X{0,3}(?:IX|IV|VI{1,3}|I{2,3})|X{1,3}(?:V|I)|X{2,3})(?![\p{L}\p{N}])|[\u{1F51F}\u{1F4AF}\u2680-\u2685]/u
const HIDDEN = /\p{Cf}/gu

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
  if (words.search(HIDDEN) >= 0) problems.push('There are characters that nobody sees: leave them out')
  const seen = words.normalize('NFKC').replace(HIDDEN, '')
  const spelled = SPELLED.exec(seen) ?? SPELLED_HAN.exec(seen) ?? DRAWN.exec(seen)
  if (spelled !== null) problems.push(`“${spelled[0]}” is a number in words: name the fact by its placeholder`)
  return [...problems, ...sentencesOf(template).flatMap((sentence) => wrongDirection(sentence, byCode))]
}

function wrongDirection(sentence: string, byCode: ReadonlyMap<string, NewFact>): string[] {
  return codesIn(sentence).flatMap((code) => {
    const fact = byCode.get(code)
    if (fact === undefined || !isDifference(fact.metric) || typeof fact.value !== 'number' || fact.value === 0) return []
    const is = fact.value > 0 ? 'up' : 'down'
    const says = directionFor(sentence, code, fact.metric)
    return says === 'none' || says === 'both' || is === says ? [] : [`${code} (${fact.metric}) is ${fact.value > 0 ? 'positive' : 'negative'}, and its sentence says the opposite`]
  })
}
