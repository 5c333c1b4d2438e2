import { Readable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '#kernel/errors'
import type { App } from '#kernel/http'
import { openFile } from './files.service.ts'
import { isGranted } from './signature.ts'

const Params = z.object({ file_id: z.uuid() })
const Query = z.object({ tenant: z.uuid(), expires: z.coerce.number().int().min(0).max(4_102_444_800), signature: z.string().min(1).max(100) })

export function fileRoutes(app: App) {
  const { services } = app
  // The link is the right: who has it may read the file until its time is over.
  app.get('/files/:file_id', { config: { access: 'public' }, schema: { tags: ['system'], summary: 'A file, by a signed link', params: Params, querystring: Query, response: { 200: z.any().meta({ type: 'string', format: 'binary' }) } } }, async ({ params, query }, reply) => {
    const now = new Date()
    const grant = { tenant_id: query.tenant, file_id: params.file_id, expires: query.expires }
    if (!isGranted(services.config.secrets, grant, query.signature, now)) throw new AppError([403, 'LINK_EXPIRED'], 'The link is not valid, or no longer')
    const { name, type, size, body } = await openFile(services, grant, now)
    return reply
      .headers({
        'content-type': type, 'content-length': size, 'cache-control': 'private, max-age=300', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff',
        'content-disposition': `attachment; filename="${name.replace(/[^\x20-\x7E]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
      })
      .send(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]))
  })
}
