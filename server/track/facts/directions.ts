/** Words that say which way a difference goes, in the three languages. Whole words in English, parts of a sentence in Chinese. */
const UP = /\b(?:above|higher|more|greater|increas\w*|rises?|rising|rose|risen|grew|grows?|growing|grown|growth|gain\w*|exceeds?|exceeded|up|dearer|costlier|premium|improv\w*|upwards?)\b|高於|高于|高出|上升|上漲|上涨|成長|增長|增长|增加|提高了|漲了|涨了|較高|较高|更高|偏高|較貴|较贵|更貴|更贵|多出/i
const DOWN = /\b(?:below|lower|less|fewer|decreas\w*|falls?|fell|fallen|falling|drop\w*|declin\w*|shrank|shrinks?|shrunk|loss|lost|under|down|cheaper|discount\w*|worse\w*|reduc\w*|downwards?)\b|低於|低于|低了|下降|下跌|減少|减少|降低了|跌了|較低|较低|更低|偏低|較便宜|较便宜|更便宜|少於|少于/i

export type Direction = 'up' | 'down' | 'both' | 'none'

/** Which way a sentence points. */
export function directionOf(sentence: string): Direction {
  const [up, down] = [UP.test(sentence), DOWN.test(sentence)]
  return up && down ? 'both' : up ? 'up' : down ? 'down' : 'none'
}

/** A fact whose sign is a direction. */
export const isDifference = (metric: string): boolean => /_(?:gap|change|trend)$/.test(metric)

/** The sentences of a text, in Latin and Chinese script. A dot inside a placeholder or a word ends nothing. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?;])\s+|(?<=[。！？；\n])/)
