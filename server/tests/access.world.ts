import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { importJWK, type JWK, SignJWT } from 'jose'
import { onTestFinished } from 'vitest'
import type { App } from '#kernel/http'
import { testDatabase, testServices } from '#kernel/testing'
import { hashPassword } from '#platform/accounts'
import { installQueues } from '../kernel/jobs/queues.ts'
import { modules } from '../modules.ts'
import { buildApi } from '../processes/api.ts'

/** Two tenants with people of every role and one of everything, and the whole API with real tokens. */
export const FIRST = '00000000-0000-4000-8000-000000000001'
export const SECOND = '00000000-0000-4000-8000-000000000002'
export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const PASSWORD = 'correct horse battery'
let address = 0

export async function openWorld() {
  const database = await testDatabase()
  await installQueues(database.url, modules.flatMap((module) => module.jobs ?? []))
  const services = testServices(database, { PUBLIC_URL: 'https://tradewind.test', OUTGOING_ALLOW: 'hooks.test:80', APIFY_TOKEN: 'apify-token' })
  const app = await buildApi(services, { modules })
  onTestFinished(() => app.close())
  await app.ready()
  /** Each request comes from an address of its own: what is limited by address is tested elsewhere. */
  const ask = async (method: Method, path: string, { token, body }: { token?: string | undefined; body?: object | undefined } = {}) => {
    const n = ++address
    const answer = await app.inject({
      method, url: `/api/v1${path}`, remoteAddress: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
      headers: { 'x-store': 'first', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { payload: body }),
    })
    return { status: answer.statusCode, body: answer.body, json: answer.headers['content-type']?.includes('application/json') ? (answer.json() as { data?: unknown; code?: string }) : {} }
  }
  const password_hash = await hashPassword(PASSWORD)
  const person = async (tenant: string, role: Role) => {
    const name = `${role}-${tenant.at(-1)}-${crypto.randomUUID().slice(0, 8)}`
    const { rows } = await sql<{ id: string }>`insert into accounts.person (email, username, password_hash) values (${`${name}@test.example`}, ${name}, ${password_hash}) returning id`.execute(database.owner)
    const id = rows[0]?.id ?? ''
    await sql`insert into accounts.membership (tenant_id, person_id, role) values (${tenant}, ${id}, ${role})`.execute(database.owner)
    const { json } = await ask('POST', '/auth/login', { body: { username: name, password: PASSWORD } })
    return { id, token: (json.data as { access_token: string }).access_token }
  }

  /** Everything of a tenant that changes when somebody meddles, as one hash: not the count of its own requests, which is written a little later. */
  async function fingerprintOf(tenant: string): Promise<string> {
    const { rows: tables } = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'jobs') and c.oid <> 'kernel.request_count'::regclass order by 1`.execute(database.owner)
    const hash = createHash('sha256')
    for (const { name } of tables) {
      const { rows } = await sql<{ all: string | null }>`select string_agg(t::text, E'\n' order by t::text) as all from ${sql.raw(name)} t where t.tenant_id = ${tenant}`.execute(database.owner)
      hash.update(`${name}\n${rows[0]?.all ?? ''}\n`)
    }
    return hash.digest('hex')
  }
  return { app, ask, person, database, services, fingerprintOf }
}
export type World = Awaited<ReturnType<typeof openWorld>>

/** One of everything that belongs to a tenant, by the name its id has in a path. */
export async function furnish({ ask, person, database }: World, tenant: string): Promise<Record<string, string>> {
  const { id: owner_id, token } = await person(tenant, 'owner')
  const ids: Record<string, string> = { user_id: (await person(tenant, 'member')).id }
  const make = async (path: string, body: object | undefined, field = 'id'): Promise<string> => {
    const { status, json } = await ask('POST', path, { token, body })
    const made = (json.data as Record<string, string> | undefined)?.[field]
    if (made === undefined) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(json)}`)
    return made
  }
  ids.product_id = await make('/products', { asin: 'B08N5WRWNW', tags: ['theirs'] }, 'product_id')
  ids.invitation_id = await make('/tenants/current/users', { email: `guest-${tenant.at(-1)}@test.example`, role: 'member' })
  ids.key_id = await make('/tenants/current/keys', { name: 'theirs', role: 'viewer', scopes: ['products:read'] })
  ids.task_id = await make(`/products/${ids.product_id}/crawl`, undefined, 'task_id')
  ids.rule_id = await make('/alerts/rules', { name: 'Theirs', scope: { kind: 'all' }, condition: { kind: 'threshold', metric: 'bsr', op: 'lte', value: 10 }, severity: 'low', channels: ['in_app'] })
  ids.webhook_id = await make('/webhooks', { url: 'http://hooks.test/theirs' })
  await ask('POST', `/webhooks/${ids.webhook_id}/test`, { token })
  const found = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(database.owner)).rows[0]?.id ?? ''
  ids.delivery_id = await found(sql`select id from webhooks.delivery where tenant_id = ${tenant}`)
  ids.import_id = await found(sql`insert into tracking.import (tenant_id, file_name) values (${tenant}, 'theirs.json') returning id`)
  const finding = JSON.stringify({ rule: 'price_change', direction: 'down', severity: 'high', metric: 'price', before: 1, after: 1, change: 0, reason_code: 'price_moved', facts: {}, at: '2026-01-01T00:00:00Z', currency: 'USD' })
  ids.incident_id = await found(sql`insert into alerts.incident (tenant_id, key, burst_key, rule_id, rule_name, rule, direction, product_id, severity, finding, channels, recipients, opened_at, last_at, cool_until)
    values (${tenant}, 'a key', 'a burst', ${ids.rule_id}, 'Theirs', 'price_change', 'down', ${ids.product_id}, 'high', ${finding}::jsonb, '{in_app}', '"members"', now(), now(), now()) returning id`)
  ids.category_id = await make('/categories', { name: 'Theirs', keywords: ['earbuds'] })
  ids.preset = 'no-such-preset'
  ids.file_id = await found(sql`insert into files.file (tenant_id, name, type, size, sha256) values (${tenant}, 'theirs.pdf', 'application/pdf', 1, 'x') returning id`)
  ids.fact_set_id = await found(sql`insert into facts.fact_set (tenant_id, kind) values (${tenant}, 'report') returning id`)
  ids.fact_id = await found(sql`insert into facts.fact (tenant_id, fact_set_id, code, metric, value, unit) values (${tenant}, ${ids.fact_set_id}, 'F1', 'price', '5999', 'minor') returning id`)
  ids.competitor_id = await make(`/competitors/${ids.product_id}/relations`, { asin: 'B09JQMJHXY' }, 'competitor_id')
  ids.group_id = await make('/competitors/groups', { name: 'Theirs', competitor_ids: [ids.competitor_id] })
  ids.session_id = await found(sql`select id from accounts.session where tenant_id = ${tenant} and person_id = ${owner_id}`)
  ids.tenant_id = tenant
  ids.identity_id = await found(sql`insert into accounts.identity (tenant_id, issuer, subject, person_id, email) values (${tenant}, 'https://login.test', ${owner_id}, ${owner_id}, 'owner@test.example') returning id`)
  const run = await found(sql`insert into suggestions.run (tenant_id, product_id, depth, include_competitor_data, types, language, fact_set_id, written_by, completed_at) values (${tenant}, ${ids.product_id}, 'quick', false, '{title}', 'en', ${ids.fact_set_id}, 'computed', now()) returning id`)
  ids.suggestion_id = await found(sql`insert into suggestions.suggestion (tenant_id, run_id, product_id, type, text_part, reason_parts, suggested_text, fact_codes, priority, impact_score, estimated_impact, implementation_difficulty, fingerprint)
    values (${tenant}, ${run}, ${ids.product_id}, 'title', '{"code":"title.rewrite","slots":{}}', '[]', 'Theirs', '{}', 1, 50, 'medium', 'easy', 'theirs') returning id`)
  ids.analysis_id = await found(sql`insert into analysis.report (tenant_id, product_id, report_type, analysis_type, language, status) values (${tenant}, ${ids.product_id}, 'competitor_analysis', 'quick', 'en', 'failed') returning id`)
  ids.share_id = await found(sql`insert into analysis.share (tenant_id, report_id, token_hash, expires_at) values (${tenant}, ${ids.analysis_id}, 'x', now() + interval '1 day') returning id`)
  ids.token = `${tenant.replaceAll('-', '')}-${'x'.repeat(43)}`
  ids.experiment_id = await make('/experiments', { product_id: ids.product_id }, 'experiment_id')
  ids.mute_id = await make('/notifications/mutes', { product_id: ids.product_id, for: 'team' })
  ids.channel_id = await make('/notifications/channels', { kind: 'slack', name: 'Theirs', url: 'http://hooks.test/services/T0/B0/theirs' })
  ids.device_id = await make('/notifications/devices', { kind: 'app', name: 'Theirs', token: `theirs-${tenant}` })
  const message = await found(sql`insert into notifications.message (tenant_id, type, severity, reason_code, facts, subject, link, dedupe) values (${tenant}, 'welcome', 'low', 'welcome', '{}', 'theirs', '/', 'theirs') returning id`)
  ids.sending_id = await found(sql`insert into notifications.delivery (tenant_id, message_id, channel, target_id, status, ended_at) values (${tenant}, ${message}, 'slack', ${ids.channel_id}, 'failed', now()) returning id`)
  ids.type = 'no-such-type'
  ids.language = 'no-such-language'
  ids.run_id = crypto.randomUUID()
  ids.payment_id = await found(sql`insert into payments.payment (tenant_id, order_id, order_number, method, status, amount_minor, currency, capture, captured_minor, pending_refund_minor) values (${tenant}, ${crypto.randomUUID()}, 'theirs', 'bank', 'pending', 900, 'USD', 'automatic', 100, 50) returning id`)
  ids.refund_id = await found(sql`insert into payments.refund (tenant_id, payment_id, order_id, amount_minor, currency, reason, idempotency_key) select tenant_id, id, order_id, 50, currency, 'theirs', 'theirs' from payments.payment where id = ${ids.payment_id} returning id`)
  ids.store = 'no-such-store'
  ids.customer_id = await found(sql`insert into customers.customer (tenant_id, email, name) values (${tenant}, 'theirs@test.example', 'Theirs') returning id`)
  ids.address_id = await found(sql`insert into customers.address (tenant_id, customer_id, name, line1, country) values (${tenant}, ${ids.customer_id}, 'Theirs', 'theirs', 'HK') returning id`)
  ids.synonym_id = await make('/shop/admin/search/synonyms', { terms: ['tv', 'television'] })
  Object.assign(ids, { id_or_slug: 'no-such-product', slug: 'no-such-slug', size: 'no-such-size', format: 'no-such-format' })
  ids.review_id = await found(sql`insert into reviews.review (tenant_id, product_id, customer_id, author, stars, status) values (${tenant}, ${ids.product_id}, ${crypto.randomUUID()}, 'Theirs', 5, 'pending') returning id`)
  // A product and a category of the shop, by the same names in paths as those that are tracked.
  await sql`insert into catalog.product (tenant_id, id, slug, name, language) values (${tenant}, ${ids.product_id}, 'theirs', 'Theirs', 'en')`.execute(database.owner)
  await sql`insert into catalog.category (tenant_id, id, slug, name) values (${tenant}, ${ids.category_id}, 'theirs', 'Theirs')`.execute(database.owner)
  ids.sku_id = await found(sql`insert into catalog.sku (tenant_id, id, product_id, sku) values (${tenant}, ${ids.sku_id ?? crypto.randomUUID()}, ${ids.product_id}, 'THEIRS') returning id`)
  ids.image_id = await found(sql`insert into catalog.picture (tenant_id, file_id, width, height, sha256) values (${tenant}, ${ids.file_id}, 1, 1, 'x') returning id`)
  await sql`insert into catalog.product_image (tenant_id, product_id, picture_id, position) values (${tenant}, ${ids.product_id}, ${ids.image_id}, 0)`.execute(database.owner)
  ids.location_id = await make('/shop/admin/locations', { name: 'Theirs' }, 'location_id')
  await sql`insert into inventory.item (tenant_id, sku_id, code) values (${tenant}, ${ids.sku_id}, 'THEIRS') on conflict do nothing`.execute(database.owner)
  ids.rate_id = await make('/shop/admin/tax-rates', { name: 'Theirs', country: 'DE', rate: '0.19' }, 'rate_id')
  ids.zone_id = await make('/shop/admin/shipping-zones', { name: 'Theirs', countries: ['DE'] }, 'zone_id')
  ids.method_id = await make(`/shop/admin/shipping-zones/${ids.zone_id}/methods`, { name: 'Theirs', rates: [{ currency: 'USD', price_minor: 1 }] }, 'method_id')
  ids.coupon_id = await make('/shop/admin/coupons', { code: 'THEIRS', kind: 'free_shipping' }, 'coupon_id')
  ids.order_id = await found(sql`insert into orders."order" (tenant_id, number, email, token_hash, language, currency, state, subtotal_minor, discount_minor, shipping_minor, tax_minor, shipping_tax_minor, points, points_minor, total_minor, prices_include_tax, taxes, expires_at)
    values (${tenant}, 'theirs', 'theirs@test.example', 'x', 'en', 'USD', 'confirmed', 0, 0, 0, 0, 0, 0, 0, 0, false, '[]', now()) returning id`)
  ids.shipment_id = await found(sql`insert into shipping.shipment (tenant_id, order_id) values (${tenant}, ${ids.order_id}) returning id`)
  ids.return_id = await found(sql`insert into orders."return" (tenant_id, order_id, reason, lines) values (${tenant}, ${ids.order_id}, 'theirs', '[]') returning id`)
  return ids
}

/** A token signed with the server's own key that is expired, or meant for somebody else. */
export async function forge({ services, database }: World, claims: { expires: number; audience: string }, like: string): Promise<string> {
  const { rows } = await sql<{ id: string; private_jwk: string }>`select id, private_jwk from accounts.signing_key order by created_at desc limit 1`.execute(database.owner)
  const { id = '', private_jwk = '' } = rows[0] ?? {}
  const key = await importJWK(JSON.parse(services.cipher.decrypt(private_jwk, `-|accounts.signing_key|private_jwk|${id}`)) as JWK, 'EdDSA')
  const { sub, tid, sid } = JSON.parse(Buffer.from(like.split('.')[1] ?? '', 'base64url').toString()) as Record<string, string>
  return new SignJWT({ tid, sid }).setProtectedHeader({ alg: 'EdDSA', kid: id, typ: 'at+jwt' }).setIssuer('tradewind').setAudience(claims.audience).setSubject(sub ?? '')
    .setIssuedAt(claims.expires - 7_200).setExpirationTime(claims.expires).sign(key)
}

export type { App }
