/** Lists in one cell: `a; b`, where `\` before a mark takes its meaning away. */
export function splitList(text: string, mark: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\' && at + 1 < text.length) part += char + text.charAt(++at)
    else if (char === mark) {
      parts.push(part)
      part = ''
    } else part += char
  }
  parts.push(part)
  const isInner = mark === ';' // paths and pairs are split once more
  return parts.map((each) => (isInner ? each : unescape(each)).trim()).filter((each) => each !== '')
}

const unescape = (text: string) => text.replace(/\\(.)/gs, '$1')
const escape = (text: string) => text.replace(/[\\;>:]/g, '\\$&')

/** `Fabric: Cotton; Weight: 3 kg` */
export function readPairs(text: string): { key: string; value: string }[] {
  return splitList(text, ';').map((pair) => {
    const at = /^(?:[^:\\]|\\.)*/s.exec(pair)?.[0].length ?? pair.length
    return { key: unescape(pair.slice(0, at)).trim(), value: unescape(pair.slice(at + 1)).trim() }
  })
}

export const writePairs = (pairs: readonly { key: string; value: string }[]): string => pairs.map(({ key, value }) => `${escape(key)}: ${escape(value)}`).join('; ')
export const writePaths = (paths: readonly (readonly string[])[]): string => paths.map((path) => path.map(escape).join(' > ')).join('; ')
