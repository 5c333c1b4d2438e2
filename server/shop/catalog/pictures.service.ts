import { type Db, withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { keepFile, openFile, putFile, removeFile } from '#platform/files'
import type { FORMATS } from './catalog.schema.ts'
import { renderImage, takeImage } from './image-work.ts'
import * as pictures from './pictures.repository.ts'
import type { NewPicture } from './pictures.repository.ts'

type Means = Pick<Services, 'config' | 'db'>

/** Within this it has to become somebody's. */
const UNCLAIMED_MS = 3_600_000

/**
 * Takes in an upload: works on it and puts it into the store, outside any transaction. It is nobody's until `keepPicture`; what nobody
 * keeps is removed within the hour.
 * @throws AppError 422 on the field `file`
 */
export async function putPicture(means: Means, tenantId: string, sent: Buffer, now: Date): Promise<NewPicture> {
  const { body, type, width, height, sha256 } = await takeImage(sent)
  const file_id = await putFile(means, { tenant_id: tenantId, name: 'image.webp', type, body, expires_at: new Date(now.getTime() + UNCLAIMED_MS) })
  return { id: crypto.randomUUID(), file_id, width, height, sha256 }
}

/** In the transaction that shows it. */
export async function keepPicture(trx: Db, tenantId: string, picture: NewPicture): Promise<void> {
  await pictures.insert(trx, tenantId, picture)
  await keepFile(trx, picture.file_id)
}

/** Nobody shows them any more. Repeated, it finds nothing. */
export async function removePictures(means: Means, tenantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const files = await withTenant(means.db, tenantId, (trx) => pictures.remove(trx, ids))
  for (const file_id of files) await removeFile(means, { tenant_id: tenantId, file_id })
}

type Wanted = { size: number; format: (typeof FORMATS)[number] }
const making = new Map<string, Promise<Buffer>>()

/**
 * The bytes of a size, made when it is first asked for and kept.
 * @throws AppError 404
 */
export async function readRendition(services: Services, id: string, wanted: Wanted, now: Date): Promise<Buffer> {
  const found = await pictures.findRendition(services.systemDb, id, wanted)
  if (found === undefined) throw notFound('image')
  const { tenant_id, rendition_id } = found
  if (rendition_id !== null) return readFileOf(services, { tenant_id, file_id: rendition_id }, now)
  const key = `${id} ${wanted.size} ${wanted.format}`
  const running = making.get(key) ?? make(services, { ...found, picture_id: id }, wanted, now).finally(() => making.delete(key))
  making.set(key, running)
  return running
}

async function make(services: Services, { tenant_id, file_id, picture_id }: { tenant_id: string; file_id: string; picture_id: string }, { size, format }: Wanted, now: Date): Promise<Buffer> {
  const body = await renderImage(await readFileOf(services, { tenant_id, file_id }, now), { size, format })
  const made = await putFile(services, { tenant_id, name: `${size}.${format}`, type: `image/${format}`, body, expires_at: new Date(now.getTime() + UNCLAIMED_MS) })
  await withTenant(services.db, tenant_id, async (trx) => {
    if (await pictures.insertRendition(trx, { tenant_id, picture_id, size, format, file_id: made })) await keepFile(trx, made)
  })
  return body
}

async function readFileOf(means: Means, file: { tenant_id: string; file_id: string }, now: Date): Promise<Buffer> {
  const { body } = await openFile(means, file, now)
  return Buffer.from(await new Response(body).arrayBuffer())
}
