/** One line of the result: what was measured, and whether it is within its target of the design. */
export interface Line {
  measure: string
  value: string
  /** Left out where the line only informs. */
  target?: { text: string; isMet: boolean }
}

/** Prints the table and returns the exit code: 1 when a target is missed. */
export function printVerdict(title: string, lines: readonly Line[]): number {
  const width = Math.max(...lines.map(({ measure }) => measure.length))
  const valueWidth = Math.max(...lines.map(({ value }) => value.length))
  console.log(`\n${title}\n`)
  for (const { measure, value, target } of lines) {
    const verdict = target === undefined ? '' : `  ${target.isMet ? 'PASS' : 'MISS'} (target ${target.text})`
    console.log(`  ${measure.padEnd(width)}  ${value.padStart(valueWidth)}${verdict}`)
  }
  return lines.some(({ target }) => target?.isMet === false) ? 1 : 0
}

export const atLeast = (value: number, least: number) => ({ text: `≥ ${least}`, isMet: value >= least })
export const atMost = (value: number, most: number, unit = '') => ({ text: `≤ ${most}${unit}`, isMet: value <= most })
