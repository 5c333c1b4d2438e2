import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { withTenant } from '#kernel/db'
import { AppError, invalid, notFound, tooLarge } from '#kernel/errors'
import { type App, keepAnswer } from '#kernel/http'
import { data, page, paginate } from '#kernel/shapes'
import * as imports from './imports.repository.ts'
import type { ImportKind } from './imports.repository.ts'
import { startImport, uploadsFolder } from './imports.service.ts'
import { Import, ImportFields, ImportParams, ImportProblem, ImportStarted, ProblemQuery } from './tracking.schema.ts'

const tags = ['imports']
export const MAX_UPLOAD_BYTES = 512 * 2 ** 20

export function importRoutes(app: App) {
  const config = { access: 'member', idempotent: true } as const
  const folder = uploadsFolder(app.services.config.home)

  const upload = (kind: ImportKind) => async (req: FastifyRequest, reply: FastifyReply) => {
    const received = await receive(req, folder)
    try {
      const body = await withTenant(app.db, req.caller.tenant_id, async (trx) => {
        const started = { data: await startImport(trx, { ...received, kind, caller: req.caller }) }
        await keepAnswer(trx, req, { status: 202, body: started })
        return started
      })
      return await reply.code(202).send(body)
    } catch (error) {
      await rm(received.path, { force: true })
      throw error
    }
  }
  const started = { 202: data(ImportStarted) }
  app.post(
    '/imports',
    { config, schema: { tags, description: 'History of listings. A multipart upload: the fields `marketplace`, `currency`, `observed_at`, `dry_run` (all optional), then `file`.', response: started } },
    upload('history'),
  )
  app.post(
    '/products/import',
    { config, schema: { tags, description: 'Products to track, a CSV of up to 100,000 rows: `asin` or `url`, and as you like `marketplace`, `name`, `category`, `frequency`, `tags` (with ; between). The fields `marketplace` and `dry_run` come before `file`.', response: started } },
    upload('products'),
  )
  app.get('/imports/:import_id', { config: { access: 'viewer' }, schema: { tags, params: ImportParams, response: { 200: data(Import) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, async (trx) => found(await imports.find(trx, req.params.import_id))),
  }))
  app.get(
    '/imports/:import_id/problems',
    { config: { access: 'viewer' }, schema: { tags, params: ImportParams, querystring: ProblemQuery, response: { 200: page(ImportProblem) } } },
    (req) =>
      withTenant(app.db, req.caller.tenant_id, async (trx) => {
        const { problems_found } = found(await imports.find(trx, req.params.import_id))
        const problems = await imports.listProblems(trx, req.params.import_id, req.query)
        return { data: problems, pagination: paginate(req.query, Math.min(problems_found, imports.MAX_PROBLEMS)) }
      }),
  )
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw notFound('import')
  return row
}

type Received = Omit<Parameters<typeof startImport>[1], 'caller' | 'kind'>

/** Streams the upload to the disk. One that is too large, malformed or breaks off leaves nothing behind. */
async function receive(req: FastifyRequest, folder: string): Promise<Received> {
  if (!req.isMultipart()) throw invalid('file', 'Send the file as multipart/form-data')
  const path = join(folder, crypto.randomUUID())
  try {
    return await readForm(req, path)
  } catch (error) {
    await rm(path, { force: true })
    throw explain(error, req)
  }
}

async function readForm(req: FastifyRequest, path: string): Promise<Received> {
  const fields: Record<string, unknown> = {}
  let received: Received | undefined
  for await (const part of req.parts({ limits: { files: 1, fields: 10, fieldSize: 1_000, fileSize: MAX_UPLOAD_BYTES } })) {
    // What comes behind the file would be read too late, and must not be passed over: it may say `dry_run`.
    if (received !== undefined) throw invalid(part.fieldname, 'The file is the last field of an upload')
    if (part.type === 'field') {
      if (part.value !== '') fields[part.fieldname] = part.value
      continue
    }
    const options = readFields(fields)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
    if (part.file.truncated) throw tooLarge(`A file may have ${MAX_UPLOAD_BYTES / 2 ** 20} MiB`)
    received = { path, file_name: nameOf(part.filename), options }
  }
  if (received === undefined) throw invalid('file', 'The upload holds no file')
  return received
}

/** A name that can be shown and stored: no folders, no marks that turn its direction, no half characters. */
function nameOf(given: string | undefined): string {
  const name = (given ?? '').split(/[\\/]/).at(-1)?.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 200).toWellFormed()
  return name === undefined || name === '' ? 'upload' : name
}

/** The parser of forms throws plain errors. One of a connection that broke off stays a failure of ours: it may be sent again. */
function explain(error: unknown, req: FastifyRequest): unknown {
  const { statusCode, code, syscall } = error as { statusCode?: number; code?: string; syscall?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError([507, 'STORAGE_FULL'], 'There is no room for the file on the server', { cause: error })
  const isForm = !(error instanceof AppError) && statusCode === undefined && syscall === undefined && !req.raw.socket.destroyed
  return isForm ? invalid('file', 'The upload is no well-formed multipart/form-data') : error
}

function readFields(fields: Record<string, unknown>) {
  const read = ImportFields.safeParse(fields)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw invalid(issue?.path.join('.') || 'fields', issue?.message ?? 'The fields are not valid')
}
