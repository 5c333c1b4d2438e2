import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from '#kernel/home'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'

const About = z.object({
  version: z.string(),
  /** What the sandbox plays, and where its mail can be read. */
  sandbox: z.object({ amazon: z.boolean(), keepa: z.boolean(), mail: z.boolean(), llm: z.boolean(), mail_url: z.string().nullable(), hooks_url: z.string().nullable(), channels_url: z.string().nullable(), speed: z.number() }),
})
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')))

/** What runs here, for the sign that nothing of it is the real Amazon. */
export function aboutRoutes(app: App) {
  const { config } = app.services
  app.get('/about', { config: { access: 'public' }, schema: { tags: ['system'], response: { 200: data(About) } } }, () => {
    const { url, amazon, keepa, mail, llm } = config.sandbox.plays
    return { data: { version, sandbox: { amazon, keepa, mail, llm, mail_url: mail && url !== null ? `${url}/mail` : null, hooks_url: url === null ? null : `${url}/hooks`, channels_url: url === null ? null : `${url}/channels`, speed: config.world_speed } } }
  })
}
