import { useState } from 'react'
import { type ImportOptions, type ImportKind, refusalOf, type StartedImport, uploadImport } from './upload.ts'

export interface Upload {
  file: File
  sent: number
  started?: StartedImport
  error?: unknown
}

/** Sends files one after the other; each becomes an import of its own. */
export function useUploads(kind: ImportKind) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const patch = (file: File, change: Partial<Upload>) => setUploads((before) => before.map((each) => (each.file === file ? { ...each, ...change } : each)))

  async function send(files: File[], options: ImportOptions) {
    setUploads(files.map((file) => ({ file, sent: 0, error: refusalOf(file) })))
    for (const file of files) if (!refusalOf(file)) await sendOne(file, options)
  }

  async function sendOne(file: File, options: ImportOptions) {
    try {
      patch(file, { started: await uploadImport({ kind, file, options, onProgress: (sent) => patch(file, { sent }) }) })
    } catch (error) {
      patch(file, { error })
    }
  }
  return { uploads, send, clear: () => setUploads([]) }
}
