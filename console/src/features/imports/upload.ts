import { ApiError, errorFromAnswer, unreachable } from '../../api-error.ts'
import { apiPaths } from '../../paths.ts'
import { freshToken } from '../../session.ts'

export const MAX_BYTES = 512 * 1024 * 1024
export const FILE_TYPES = ['.json', '.jsonl', '.ndjson', '.csv', '.tsv', '.txt', '.gz']

/** History of listings, or a list of products to track. */
export type ImportKind = 'history' | 'products'

export interface ImportOptions {
  marketplace?: string
  currency?: string
  observed_at?: string
  dry_run?: string
}

export interface StartedImport {
  import_id: string
  task_id: string
}

/** What can be said about a file before it is sent. */
export function refusalOf(file: File): ApiError | undefined {
  const refuse = (code: string, status: number) => new ApiError({ status, code, message: code })
  if (file.size > MAX_BYTES) return refuse('TOO_LARGE', 413)
  if (file.size === 0) return refuse('EMPTY_FILE', 422)
  if (!FILE_TYPES.some((type) => file.name.toLowerCase().endsWith(type))) return refuse('UNSUPPORTED_MEDIA_TYPE', 415)
  return undefined
}

interface Upload {
  kind: ImportKind
  file: File
  options: ImportOptions
  /** From 0 to 1. */
  onProgress: (sent: number) => void
}

/** Sends a file; `fetch` cannot tell how much of it has gone, so this is an XMLHttpRequest. */
export async function uploadImport({ kind, file, options, onProgress }: Upload): Promise<StartedImport> {
  const token = await freshToken()
  const form = new FormData()
  // The server reads the fields before the file: they say how to read it.
  for (const [name, value] of Object.entries(options)) if (value) form.append(name, value)
  form.append('file', file)

  const request = new XMLHttpRequest()
  request.open('POST', kind === 'products' ? apiPaths.productLists : apiPaths.imports)
  request.setRequestHeader('authorization', `Bearer ${token}`)
  request.responseType = 'json'
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
  return new Promise((resolve, reject) => {
    request.onload = () => {
      const started = startedImport(request.response)
      if (request.status === 202 && started) resolve(started)
      else reject(errorFromAnswer(request.status, request.response))
    }
    request.onerror = () => reject(unreachable(undefined))
    request.send(form)
  })
}

function startedImport(body: unknown): StartedImport | undefined {
  if (typeof body !== 'object' || body === null || !('data' in body)) return undefined
  const { data } = body
  if (typeof data !== 'object' || data === null || !('import_id' in data) || !('task_id' in data)) return undefined
  const { import_id, task_id } = data
  return typeof import_id === 'string' && typeof task_id === 'string' ? { import_id, task_id } : undefined
}
