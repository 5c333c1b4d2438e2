import { loadConfig } from '#kernel/config'
import { buildApi } from './processes/api.ts'
import { modules } from './modules.ts'
import { openServices } from './services.ts'

/** The OpenAPI document of this version. Needs no database: nothing connects until a request comes. */
export async function openApiDocument(): Promise<object> {
  const services = openServices(loadConfig({ TRADEWIND_SECRET: '0'.repeat(64), LOG_LEVEL: 'silent' }), 'postgres://nobody@127.0.0.1:1/none')
  const app = await buildApi(services, { modules })
  try {
    await app.ready()
    return app.swagger()
  } finally {
    await app.close()
    await services.close()
  }
}
