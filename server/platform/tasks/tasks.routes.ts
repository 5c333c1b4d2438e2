import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, page } from '#kernel/shapes'
import * as tasks from './tasks.repository.ts'
import { Task, TaskParams, TaskQuery } from './tasks.schema.ts'
import { cancelTask, deleteTask, getTask, retryTask } from './tasks.service.ts'

const tags = ['tasks']
const one = { tags, params: TaskParams, response: { 200: data(Task) } }

export function taskRoutes(app: App) {
  app.get('/tasks', { config: { access: 'viewer' }, schema: { tags, querystring: TaskQuery, response: { 200: page(Task) } } }, (req) =>
    withTenant(app.db, req.caller.tenant_id, (trx) => tasks.list(trx, req.query)),
  )
  app.get('/tasks/:task_id', { config: { access: 'viewer' }, schema: one }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => getTask(trx, req.params.task_id)),
  }))
  app.post('/tasks/:task_id/cancel', { config: { access: 'member' }, schema: one }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => cancelTask(trx, req.params.task_id)),
  }))
  app.post('/tasks/:task_id/retry', { config: { access: 'member' }, schema: one }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => retryTask(trx, req.params.task_id)),
  }))
  app.delete('/tasks/:task_id', { config: { access: 'member' }, schema: { tags, params: TaskParams, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => deleteTask(trx, req.params.task_id))
    return reply.code(204).send(null)
  })
}
