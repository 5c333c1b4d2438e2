/** Words that say which way a difference goes, in the three languages. Whole words in English, parts of a sentence in Chinese. */
const UP = /\b(?:above|higher|more|greater|increas\w*|rises?|rising|rose|risen|grew|grows?|growing|grown|growth|gain\w*|exceeds?|exceeded|up|dearer|costlier|premium|improv\w*|upwards?)\b|高於|高于|高出|上升|上漲|上涨|成長|增長|增长|增加|提高了|漲了|涨了|較高|较高|更高|偏高|較貴|较贵|更貴|更贵|多出/i
const DOWN = /\b(?:below|lower|less|fewer|decreas\w*|falls?|fell|fallen|falling|drop\w*|declin\w*|shrank|shrinks?|shrunk|loss|lost|under|down|cheaper|discount\w*|worse\w*|reduc\w*|downwards?)\b|低於|低于|低了|下降|下跌|減少|减少|降低了|跌了|較低|较低|更低|偏低|較便宜|较便宜|更便宜|少於|少于/i

// Of a rank less is better: what improves goes down.
const BETTER = /\bimprov\w*|\bgain\w*|\bbetter\b|改善|進步|进步|變好|变好/i
const WORSE = /\bworse\w*|\bloss\b|\blost\b|惡化|恶化|退步|變差|变差/i

export type Direction = 'up' | 'down' | 'both' | 'none'

/** Which way a sentence points. */
export function directionOf(sentence: string, { isRank = false }: { isRank?: boolean } = {}): Direction {
  const plain = isRank ? sentence.replace(new RegExp(`${BETTER.source}|${WORSE.source}`, 'gi'), ' ') : sentence
  const up = UP.test(plain) || (isRank && WORSE.test(sentence))
  const down = DOWN.test(plain) || (isRank && BETTER.test(sentence))
  return up && down ? 'both' : up ? 'up' : down ? 'down' : 'none'
}

const PLACEHOLDER = /\{\{F\d{1,5}\}\}/g
const CLAUSE = /[,:()，、：（）—–]|\s(?:and|but|while|whereas|although|though|yet|or)\s|而|但/

/**
 * Which way a sentence says that one of its facts goes: as the words of its own clause say, else as the whole sentence does. `both`: it
 * cannot be told.
 * @param code F12
 */
export function directionFor(sentence: string, code: string, metric: string): Direction {
  const isRank = isRankMetric(metric)
  const says = (text: string) => directionOf(text.replace(PLACEHOLDER, ' '), { isRank })
  const near = sentence.split(CLAUSE).filter((clause) => clause.includes(`{{${code}}}`)).map(says)
  const told = new Set(near.filter((direction) => direction !== 'none'))
  if (told.size === 0) return says(sentence)
  const [only = 'both'] = told
  return told.size === 1 ? only : 'both'
}

const isRankMetric = (metric: string): boolean => /(?:^|_)bsr_/.test(metric)

/** A fact whose sign is a direction. */
export const isDifference = (metric: string): boolean => /_(?:gap|change|trend)$/.test(metric)

/** The sentences of a text, in Latin and Chinese script. A dot inside a placeholder or a word ends nothing. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?;])\s+|(?<=[。！？；\n])/)
