import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { type App, mayCall } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { addDevice, removeDevice, testDevice } from './devices.service.ts'
import { Device, DeviceParams, Mute, MuteParams, NewDevice, NewMute, NewPhone, Phone, PhoneCode, PushKey, TestOutcome } from './people.schema.ts'
import * as people from './people.repository.ts'
import { confirmPhone, readPhone, setPhone } from './phone.service.ts'
import { listMutes, muteProduct, unmute } from './preferences.service.ts'
import { vapidOf } from './vapid.service.ts'
import { forbidden } from '#kernel/errors'

const tags = ['notifications']
const config = { access: 'viewer', people_only: true } as const
const nothing = { 204: z.null() }

/** Where a person is reached: their browsers, apps and phone. And what they do not want to hear of. */
export function peopleRoutes(app: App) {
  const { services } = app
  const { cipher, config: { outgoing_allow: allow } } = services

  app.get('/notifications/push-key', { config, schema: { tags, summary: 'With which a browser subscribes to web push (VAPID)', response: { 200: data(PushKey) } } }, async () => ({
    data: { public_key: (await vapidOf(services)).public_key, takes_app_push: services.config.fcm !== undefined },
  }))
  app.get('/notifications/devices', { config, schema: { tags, response: { 200: list(Device) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => people.listDevices(trx, caller.id)),
  }))
  app.post('/notifications/devices', { config, schema: { tags, summary: 'A browser (web push) or an app (a token of FCM, for Android and iOS); the same one twice is one', body: NewDevice, response: { 201: data(Device) } } }, async ({ caller, body }, reply) => {
    const device = await withTenant(app.db, caller.tenant_id, (trx) => addDevice(trx, caller, { given: body, cipher, allow }))
    return reply.code(201).send({ data: device })
  })
  app.delete('/notifications/devices/:device_id', { config, schema: { tags, params: DeviceParams, response: nothing } }, async ({ caller, params }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => removeDevice(trx, caller, params.device_id))
    return reply.code(204).send(null)
  })
  app.post('/notifications/devices/:device_id/test', { config: { ...config, rate: 'costly' }, schema: { tags, params: DeviceParams, response: { 200: data(TestOutcome) } } }, async ({ caller, params }) => ({
    data: await testDevice(services, caller, params.device_id),
  }))
  app.get('/notifications/phone', { config, schema: { tags, response: { 200: data(Phone) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => readPhone(trx, caller)),
  }))
  app.put('/notifications/phone', { config: { ...config, rate: 'costly' }, schema: { tags, summary: 'Sends a code to the number; five a day', body: NewPhone, response: { 200: data(Phone) } } }, async ({ caller, body }) => {
    await setPhone(services, caller, body.phone, new Date())
    return { data: await withTenant(app.db, caller.tenant_id, (trx) => readPhone(trx, caller)) }
  })
  app.post('/notifications/phone/confirm', { config, schema: { tags, body: PhoneCode, response: { 200: data(Phone) } } }, async ({ caller, body }) => {
    await confirmPhone(services, caller, body.code, new Date())
    return { data: await withTenant(app.db, caller.tenant_id, (trx) => readPhone(trx, caller)) }
  })
  app.delete('/notifications/phone', { config, schema: { tags, response: nothing } }, async ({ caller }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => people.clearPhone(trx, caller.id))
    return reply.code(204).send(null)
  })
  app.get('/notifications/mutes', { config, schema: { tags, summary: 'Products the caller, or the whole team, is told nothing about', response: { 200: list(Mute) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => listMutes(trx, caller)),
  }))
  app.post('/notifications/mutes', { config, schema: { tags, summary: 'For the whole team from the role member on', body: NewMute, response: { 201: data(Mute) } } }, async ({ caller, body }, reply) => {
    if (body.for === 'team' && !mayCall(caller.role, 'member')) throw forbidden()
    const mute = await withTenant(app.db, caller.tenant_id, (trx) => muteProduct(trx, caller, { product_id: body.product_id, isTeam: body.for === 'team' }))
    return reply.code(201).send({ data: mute })
  })
  app.delete('/notifications/mutes/:mute_id', { config, schema: { tags, params: MuteParams, response: nothing } }, async ({ caller, params }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => unmute(trx, caller, { mute_id: params.mute_id, mayTeam: mayCall(caller.role, 'member') }))
    return reply.code(204).send(null)
  })
}
