import { z } from 'zod'
import { inTransaction } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { actorOf } from './origin.ts'
import { beginEnrolment, confirmEnrolment, endSecondFactor, readSecondFactor, renewRecoveryCodes, stepUp } from './second-factor.service.ts'
import { CodeProof, Enrolment, OpenSession, RecoveryCodes, SecondFactor, SecondFactorEnd, SessionParams, StepUp } from './security.schema.ts'
import { endOtherSessions, endSession, listSessions } from './sessions.service.ts'
import { tokensOf } from './tokens.ts'

const tags = ['users']
/** Also for who has yet to set up the second factor that their tenant asks for. */
const config = { access: 'viewer', people_only: true, before_enrolment: true } as const
const guess = { ...config, rate: 'auth' } as const
const none = { 204: z.null() }

/** What people see and do about their own second factor and sessions. */
export function securityRoutes(app: App) {
  const { services } = app
  const { authDb } = services
  const forget = async (...ids: string[]) => (await tokensOf(services)).callers.forget(...ids)

  const proving = 'Proves for 10 minutes that it is still you: by a code of who has a second factor, else by the password'
  app.post('/auth/step-up', { config: guess, schema: { tags: ['auth'], summary: proving, body: StepUp, response: none } }, async (req, reply) => {
    await stepUp(services, req.body, actorOf(req))
    await forget(req.caller.session_id ?? '')
    return reply.code(204).send(null)
  })

  app.get('/users/profile/second-factor', { config, schema: { tags, response: { 200: data(SecondFactor) } } }, async (req) => ({ data: await readSecondFactor(authDb, actorOf(req)) }))
  app.post('/users/profile/second-factor', { config: { ...config, step_up: true }, schema: { tags, summary: 'A new secret, good once a code of it is confirmed', response: { 201: data(Enrolment) } } }, async (req, reply) =>
    reply.code(201).send({ data: await beginEnrolment(services, actorOf(req)) }),
  )
  const codes = { tags, body: CodeProof, response: { 200: data(RecoveryCodes) } }
  app.post('/users/profile/second-factor/confirm', { config: { ...guess, step_up: true }, schema: { ...codes, summary: 'Turns it on, and tells the recovery codes this once' } }, async (req) => {
    const recovery_codes = await confirmEnrolment(services, req.body.code, actorOf(req))
    await forget(req.caller.id)
    return { data: { recovery_codes } }
  })
  app.post('/users/profile/second-factor/recovery-codes', { config: { ...guess, step_up: true }, schema: { ...codes, summary: 'New recovery codes; the old ones are void' } }, async (req) => ({
    data: { recovery_codes: await renewRecoveryCodes(services, req.body.code, actorOf(req)) },
  }))
  app.post('/users/profile/second-factor/disable', { config: guess, schema: { tags, summary: 'Turns it off: with the password and a code', body: SecondFactorEnd, response: none } }, async (req, reply) => {
    await endSecondFactor(services, req.body, actorOf(req))
    await forget(req.caller.id)
    return reply.code(204).send(null)
  })

  app.get('/users/profile/sessions', { config, schema: { tags, response: { 200: list(OpenSession) } } }, async (req) => ({ data: await listSessions(authDb, actorOf(req)) }))
  app.delete('/users/profile/sessions/:session_id', { config, schema: { tags, params: SessionParams, response: none } }, async (req, reply) => {
    await inTransaction(authDb, (trx) => endSession(trx, req.params.session_id, actorOf(req)))
    await forget(req.params.session_id)
    return reply.code(204).send(null)
  })
  app.delete('/users/profile/sessions', { config, schema: { tags, summary: 'Ends all your other sessions', response: none } }, async (req, reply) => {
    await inTransaction(authDb, (trx) => endOtherSessions(trx, actorOf(req)))
    await forget(req.caller.id)
    return reply.code(204).send(null)
  })
}
