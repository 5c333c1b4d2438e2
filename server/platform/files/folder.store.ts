import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Store } from './store.ts'

/** Files below `<home>/files`. A file is there whole or not at all: it gets its name when its bytes are on the disk. */
export function folderStore(home: string): Store {
  const at = (key: string) => join(home, 'files', key)
  return {
    async put(key, body) {
      const path = at(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const making = `${path}.${crypto.randomUUID()}.making`
      const file = await open(making, 'wx', 0o600)
      try {
        await file.writeFile(body)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(making, path)
    },
    async get(key) {
      const stream = createReadStream(at(key))
      const opened = await new Promise<boolean>((resolve, reject) => {
        stream.once('open', () => resolve(true)).once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(false) : reject(error)))
      })
      return opened ? (Readable.toWeb(stream) as ReadableStream<Uint8Array>) : undefined
    },
    remove: (key) => rm(at(key), { force: true }),
  }
}
