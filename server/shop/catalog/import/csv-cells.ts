/** What a spreadsheet would take for a formula; and the mark itself, so that it can be taken away again. */
const FORMULA = /^[=+\-@\t\r']/

/** A value that no spreadsheet runs: `'` before what begins like a formula. */
export const guard = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)
export const unguard = (value: string): string => (value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value)

/** One line of a CSV file (RFC 4180). */
export const csvLine = (values: readonly string[]): string => `${values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\r\n`
