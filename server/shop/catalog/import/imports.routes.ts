import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { AppError, invalid, tooLarge } from '#kernel/errors'
import { type App, keepAnswer } from '#kernel/http'
import { data } from '#kernel/shapes'
import { exportProducts } from './export.service.ts'
import { getImport, startImport, uploadsFolder } from './import-task.service.ts'

const tags = ['shop_admin']
const MOST_UPLOAD_BYTES = 512 * 2 ** 20

const Problem = z.object({ row: z.int(), field: z.string().nullable(), code: z.string(), message: z.string() })
const Counts = z.object({ rows: z.int(), rows_failed: z.int(), products_added: z.int(), products_changed: z.int(), skus_added: z.int(), skus_changed: z.int(), problems_found: z.int(), problems: z.array(Problem) })
const Import = z.object({
  task_id: z.uuid(), file_name: z.string(), dry_run: z.boolean(), status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']), progress: z.int(), error: z.string().nullable(),
  /** The first 1,000 problems; null until it ended. */
  result: Counts.nullable(),
})

const ABOUT = `A multipart upload of at most 512 MiB with one field, \`file\`: CSV, JSON or JSONL, gzipped or not, a row a SKU. Columns: \`product\` (the slug that holds the rows of a product together), \`name\`, \`description\`, \`brand\`, \`categories\` (\`Home > Kitchen; Sale\`), \`attributes\` (\`Fabric: Cotton; Fit: Slim\`; a \`\\\` before ; : > makes them plain), \`tax_category\`, \`language\`, \`status\` (draft, published), \`channels\` (shop; live), \`option1_name\`, \`option1_value\` … to 5, \`sku\`, \`barcode\`, \`weight_g\`, \`requires_shipping\`, \`is_active\` (yes, no), of new SKUs \`is_tracked\` and \`stock\`, and for each currency \`price_usd\`, \`list_price_usd\`, \`sale_price_usd\` as decimals, \`sale_from_usd\`, \`sale_to_usd\` as ISO times. What a row leaves empty stays as it is. The same file again changes nothing.`

export function importRoutes(app: App) {
  const folder = uploadsFolder(app.services.config.home)

  app.post('/shop/admin/products/import', { config: { access: 'member', idempotent: true, rate: 'costly' }, schema: { tags, summary: 'Products: read a file of them', description: ABOUT, querystring: z.object({ dry_run: z.stringbool().default(false) }), response: { 202: data(z.object({ task_id: z.uuid() })) } } }, async (req, reply) => {
    const upload = await receive(req, join(folder, crypto.randomUUID()))
    try {
      const body = await withTenant(app.db, req.caller.tenant_id, async (trx) => {
        const started = { data: { task_id: await startImport(trx, req.caller, { ...upload, is_dry: req.query.dry_run }) } }
        await keepAnswer(trx, req, { status: 202, body: started })
        return started
      })
      return await reply.code(202).send(body)
    } catch (error) {
      await rm(upload.path, { force: true })
      throw error
    }
  })

  app.get('/shop/admin/products/import/:task_id', { config: { access: 'viewer' }, schema: { tags, summary: 'Products: how an import goes, and what it found', params: z.object({ task_id: z.uuid() }), response: { 200: data(Import) } } }, async (req) => {
    const { params, result, status, progress, error, id } = await withTenant(app.db, req.caller.tenant_id, (trx) => getImport(trx, req.params.task_id))
    return { data: { task_id: id, file_name: String(params['file_name']), dry_run: params['dry_run'] === true, status, progress, error, result: result === null ? null : Counts.parse(result) } }
  })

  app.get('/shop/admin/products/export.csv', { config: { access: 'viewer', rate: 'costly' }, schema: { tags, summary: 'Products: all, as the import reads them', description: 'What a spreadsheet would run as a formula has a `\'` before it, which the import takes away.', response: { 200: z.any().meta({ type: 'string', format: 'binary' }) } } }, (req, reply) =>
    reply.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="products.csv"', 'cache-control': 'private, no-store' }).send(Readable.from(exportProducts(app.db, req.caller.tenant_id))))
}

/** Streams the upload to the disk; one that is too large or breaks off leaves nothing behind. */
async function receive(req: FastifyRequest, path: string): Promise<{ path: string; file_name: string }> {
  if (!req.isMultipart()) throw invalid('file', 'Send the file as multipart/form-data')
  try {
    const part = await req.file({ limits: { files: 1, fields: 0, fileSize: MOST_UPLOAD_BYTES } })
    if (part === undefined) throw invalid('file', 'The upload holds no file')
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
    if (part.file.truncated) throw tooLarge(`A file has at most ${MOST_UPLOAD_BYTES / 2 ** 20} MiB`)
    return { path, file_name: nameOf(part.filename) }
  } catch (error) {
    await rm(path, { force: true })
    const { statusCode, code, syscall } = error as { statusCode?: number; code?: string; syscall?: string }
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError([507, 'STORAGE_FULL'], 'There is no room for the file on the server', { cause: error })
    if (error instanceof AppError || statusCode !== undefined || syscall !== undefined || req.raw.socket.destroyed) throw error
    throw invalid('file', 'The upload is no well-formed multipart/form-data')
  }
}

/** A name that can be shown and stored. */
function nameOf(given: string): string {
  const name = (given.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 200).toWellFormed()
  return name === '' ? 'upload' : name
}
