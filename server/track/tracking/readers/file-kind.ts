import { fatal, type Finding } from '../normal-item.ts'
import { planColumns } from '../normalise/csv-columns.ts'
import { findDelimiter, headerName } from './csv-items.ts'

/** Says why a file that begins so cannot be read; undefined when it is JSON or CSV. */
export function refuseHead(head: Buffer): Finding | undefined {
  if (head.length === 0) return fatal('FILE_EMPTY', null, 'The file is empty')
  if (head[0] === 0x50 && head[1] === 0x4b) {
    return fatal('FILE_BINARY', null, 'The file is a ZIP archive or an Excel workbook. Unpack it, or save the sheet as CSV')
  }
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    return fatal('FILE_UNKNOWN', null, 'The file is UTF-16 text. Save it as UTF-8')
  }
  if (head.includes(0)) return fatal('FILE_BINARY', null, 'The file is binary, neither JSON nor CSV')
  const text = head.subarray(0, 65_536).toString('utf8').replace(/^\uFEFF/, '').trimStart()
  if (text === '') return fatal('FILE_EMPTY', null, 'The file holds nothing but white space')
  if (text.startsWith('{') || text.startsWith('[')) return undefined
  if (text.startsWith('<')) return fatal('FILE_UNKNOWN', null, 'The file is a web page or XML, neither JSON nor CSV')
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').split(findDelimiter(text)).map((name) => headerName(name.replaceAll('"', '')))
  const { asin, url } = planColumns(header).columns
  if (asin !== undefined || url !== undefined) return undefined
  return fatal('FILE_UNKNOWN', null, 'The file is neither JSON nor CSV with a column “asin” or “url” in its first line')
}
