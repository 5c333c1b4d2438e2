import { existsSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { App } from '#kernel/http'
import { ROOT } from '#kernel/home'
import { answerMissing } from '../kernel/http/answers.ts'

export const CONSOLE_DIST = join(ROOT, 'console/dist')

/** Serves the built console at `/`: hashed files for a year, and its one page for every address that is not the API's. */
export async function serveConsole(app: App, folder: string): Promise<void> {
  await app.register(staticFiles, {
    root: folder, index: ['index.html'], cacheControl: false, wildcard: true, decorateReply: true,
    setHeaders: (reply, path) => void reply.header('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  app.setNotFoundHandler((req, reply) => {
    const isPage = (req.method === 'GET' || req.method === 'HEAD') && !req.url.startsWith('/api/') && !/\.\w+(\?|$)/.test(req.url)
    if (!isPage || !existsSync(join(folder, 'index.html'))) return answerMissing(req, reply)
    return reply.header('Cache-Control', 'no-cache').sendFile('index.html')
  })
}
