import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { incidentChanged, incidentOpened } from './alerts.events.ts'
import { alertConsumers, alertJobs } from './alerts.jobs.ts'
import { alertNotices } from './alerts.notices.ts'
import { alertRoutes } from './alerts.routes.ts'
import { countOpenedSince } from './incidents.repository.ts'
import { incidentRoutes } from './incidents.routes.ts'
import { ruleRoutes } from './rules.routes.ts'

const heard = ({ product_id }: { product_id: string | null }) => (product_id === null ? ['tenant'] : ['tenant', `product:${product_id}`])

export const alertsModule: Module = {
  name: 'alerts',
  routes: (app) => {
    alertRoutes(app)
    incidentRoutes(app)
    ruleRoutes(app)
  },
  consumers: alertConsumers,
  notices: alertNotices,
  jobs: alertJobs,
  usage: async (trx, _tenantId, since) => [{ name: 'alerts', used: await countOpenedSince(trx, since), limit: null, period: 'month' }],
  topics: [topic(incidentOpened, heard), topic(incidentChanged, heard)],
}
