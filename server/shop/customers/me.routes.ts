import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { addAddress, changeAddress, listAddresses, removeAddress } from './addresses.service.ts'
import * as customers from './customers.repository.ts'
import { AddressChange, AddressInput, AddressParams, Customer, EmailChange, Erasure, Message, OwnAddress, PasswordChange, ProfileChange } from './customers.schema.ts'
import { eraseCustomer } from './privacy.service.ts'
import { forgetShopper, sessionOf } from './shoppers.ts'
import { askForEmail, changePassword, checkOwnPassword } from './sign-in.service.ts'

const tags = ['shop']
const own = { access: 'customer' } as const
const guess = { access: 'customer', rate: 'auth' } as const

/** A customer's own matters: whose, the token says, and nothing else does. */
export function meRoutes(app: App) {
  const { services, db } = app
  const whoIs = ({ shopper: { tenant_id, customer_id } }: FastifyRequest) => {
    if (customer_id === null) throw notFound('customer') // the route lets nobody in who is not signed in
    return { tenant_id, customer_id }
  }
  const ownOf = (req: FastifyRequest) => ({ ...whoIs(req), ip: req.ip, session_id: sessionOf(services, req.headers.authorization?.split(' ')[1]) })
  const read = async (req: FastifyRequest) => {
    const { tenant_id, customer_id } = whoIs(req)
    const customer = await withTenant(db, tenant_id, (trx) => customers.find(trx, customer_id))
    if (customer === undefined) throw notFound('customer')
    return { data: customer }
  }

  app.get('/shop/users/me', { config: own, schema: { tags, summary: 'One’s own account', response: { 200: data(Customer) } } }, read)
  app.put('/shop/users/me', { config: own, schema: { tags, summary: 'Change one’s account, in part', body: ProfileChange, response: { 200: data(Customer) } } }, async (req) => {
    const { tenant_id, customer_id } = whoIs(req)
    await withTenant(db, tenant_id, (trx) => customers.save(trx, customer_id, req.body))
    return read(req)
  })
  const erase = 'Close the account and forget who it was. Orders stay as far as the law wants, without a name. Asks for the password of who has one'
  app.delete('/shop/users/me', { config: guess, schema: { tags, summary: erase, body: Erasure, response: { 204: z.null() } } }, async (req, reply) => {
    const { tenant_id, customer_id } = whoIs(req)
    if ((await read(req)).data.has_password) {
      if (req.body?.password === undefined) throw refused('PASSWORD_NEEDED', 'Give your password', 'password')
      await checkOwnPassword(services, ownOf(req), { password: req.body.password, field: 'password' })
    }
    await withTenant(db, tenant_id, (trx) => eraseCustomer(trx, { tenant_id, customer_id, actor_id: undefined }))
    forgetShopper(services, customer_id)
    return reply.code(204).send(null)
  })
  app.put('/shop/users/me/password', { config: guess, schema: { tags, summary: 'Change one’s password; the other sessions end', body: PasswordChange, response: { 204: z.null() } } }, async (req, reply) => {
    await changePassword(services, ownOf(req), req.body)
    forgetShopper(services, whoIs(req).customer_id)
    return reply.code(204).send(null)
  })
  app.post('/shop/users/me/email', { config: guess, schema: { tags, summary: 'Ask for another address: a link is mailed to it', body: EmailChange, response: { 202: data(Message) } } }, async (req, reply) => {
    await askForEmail(services, ownOf(req), req.body)
    return reply.code(202).send({ data: { message: 'If this address is free, a link was sent to it' } })
  })

  app.get('/shop/users/me/addresses', { config: own, schema: { tags, summary: 'One’s addresses, the one for parcels first', response: { 200: list(OwnAddress) } } }, async (req) => {
    const { tenant_id, customer_id } = whoIs(req)
    return { data: await withTenant(db, tenant_id, (trx) => listAddresses(trx, customer_id)) }
  })
  app.post('/shop/users/me/addresses', { config: { ...own, idempotent: true }, schema: { tags, summary: 'Add an address, in the form of its country', body: AddressInput, response: { 201: data(OwnAddress) } } }, async (req, reply) => {
    const who = whoIs(req)
    return reply.code(201).send({ data: await withTenant(db, who.tenant_id, (trx) => addAddress(trx, who, req.body)) })
  })
  app.put('/shop/users/me/addresses/:address_id', { config: own, schema: { tags, summary: 'Change an address', params: AddressParams, body: AddressChange, response: { 200: data(OwnAddress) } } }, async (req) => {
    const who = whoIs(req)
    return { data: await withTenant(db, who.tenant_id, (trx) => changeAddress(trx, who, req.params.address_id, req.body)) }
  })
  app.delete('/shop/users/me/addresses/:address_id', { config: own, schema: { tags, summary: 'Remove an address', params: AddressParams, response: { 204: z.null() } } }, async (req, reply) => {
    const { tenant_id, customer_id } = whoIs(req)
    await withTenant(db, tenant_id, (trx) => removeAddress(trx, { customer_id, address_id: req.params.address_id }))
    return reply.code(204).send(null)
  })
}
