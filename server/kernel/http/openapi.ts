import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { readingPage } from './reading-page.ts'

const DESCRIPTION = 'Track Amazon listings, run a shop, sell live, watch the currencies you are paid in. Money is an integer of minor units beside its currency; times are ISO-8601 in UTC; null means not known.'

async function routes(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tradewind', version: '1', description: DESCRIPTION, license: { name: 'MIT' } },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A seller’s access token, or an API key' }, shopper: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The access token of a store’s customer' } } },
    },
    transform: (input) => {
      const transformed = transform(input)
      const { access } = input.route.config ?? {}
      if (access !== undefined) Object.assign(transformed.schema, { 'x-access': access })
      if (access === 'shop') Object.assign(transformed.schema, { security: [{}, { shopper: [] }] })
      else if (access === 'customer') Object.assign(transformed.schema, { security: [{ shopper: [] }] })
      else if (access !== undefined && access !== 'public') Object.assign(transformed.schema, { security: [{ bearer: [] }], description: `${transformed.schema.description ?? ''}\n\nFor role ${access} and above.`.trim() })
      return transformed
    },
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, theme: { title: 'Tradewind API', css: [{ filename: 'tradewind.css', content: '.swagger-ui .topbar{display:none}' }] } })
  const hide = { schema: { hide: true } }
  app.get('/api/v1/openapi.json', hide, (_req, reply) => reply.header('Cache-Control', 'no-cache').send(app.swagger()))
  app.get('/redoc', hide, (_req, reply) => reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(readingPage(app.swagger())))
}

const transform = createJsonSchemaTransform({})

/** The API described by itself: `/api/v1/openapi.json`, a page to try it at `/docs`, a page to read it at `/redoc`. */
export const openApi = plugin(routes)
