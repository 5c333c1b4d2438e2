const BOM = '\uFEFF'

/** Hands a table to the browser as a file to keep; the mark tells spreadsheets that it is UTF-8. */
export function saveCsv(text: string, name: string) {
  const url = URL.createObjectURL(new Blob([BOM, text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}
