import { expect, test } from 'vitest'
import { openApiDocument } from '../openapi.ts'
import { ACCESS } from './access-table.ts'
import { FIRST, forge, furnish, openWorld, ROLES, type Role, SECOND, type World } from './access.world.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
interface Route {
  name: string
  method: Method
  path: string
  access: string
  tag: string
}

async function routesOf(): Promise<Route[]> {
  const { paths } = (await openApiDocument()) as { paths: Record<string, Record<string, { 'x-access': string; tags: string[] }>> }
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const short = path.replace('/api/v1', '')
      return { name: `${method.toUpperCase()} ${short}`, method: method.toUpperCase() as Method, path: short, access: operation['x-access'], tag: operation.tags[0] ?? '' }
    }),
  )
}

/** Nobody's role in a tenant is enough for what concerns the whole installation. */
const RANK: Record<string, number> = { viewer: 1, member: 2, admin: 3, owner: 4, super_admin: 5 }
const NOBODY = '99999999-9999-4999-8999-999999999999'
/** After these the caller's session has ended: a caller of its own for each. */
const ENDS_SESSION = new Set(['POST /auth/logout-all', 'POST /auth/switch-tenant', 'PUT /users/password'])

const pathOf = (path: string, ids: Record<string, string>) => path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? NOBODY)
const namesOf = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')

/** Anybody may come; who brings no refresh token is told so. */
const ASKS_FOR_ITS_OWN = new Set(['POST /shop/auth/refresh'])

/** Streams that this API carries none of: it says so to whoever may listen. */
const STREAMS = new Set(['GET /events'])

/** A body that would do something, if these ids were the caller's. */
const BODIES: Record<string, (ids: Record<string, string>) => object> = {
  'PUT /users/{user_id}': () => ({ role: 'viewer' }),
  'PUT /tenants/current/users/{user_id}': () => ({ role: 'viewer' }),
  'POST /tenants/current/join-requests/{user_id}/approve': () => ({ role: 'viewer' }),
  'PUT /webhooks/{webhook_id}': () => ({ description: 'taken' }),
  'PUT /products/{product_id}': () => ({ name: 'taken' }),
  'PUT /products/{product_id}/status': () => ({ status: 'paused' }),
  'PUT /products/bulk': ({ product_id }) => ({ product_ids: [product_id], status: 'paused', add_tags: ['taken'] }),
  'POST /products/remove': ({ product_id }) => ({ product_ids: [product_id] }),
  'POST /products/restore': ({ product_id }) => ({ product_ids: [product_id] }),
  'POST /crawl/manual': ({ product_id }) => ({ product_ids: [product_id] }),
  'POST /alerts/incidents/acknowledge': ({ incident_id }) => ({ ids: [incident_id] }),
  'PUT /alerts/rules/{rule_id}': () => ({ name: 'taken' }),
  'POST /alerts/rules/{rule_id}/mute': () => ({ until: '2099-01-01T00:00:00Z' }),
  'POST /notifications/read': ({ incident_id }) => ({ ids: [incident_id] }),
  'POST /alerts/rules': ({ product_id }) => ({ name: 'Spy', scope: { kind: 'products', product_ids: [product_id] }, condition: { kind: 'stale' }, severity: 'low', channels: ['in_app'] }),
  'POST /alerts/rules/test': ({ product_id }) => ({ name: 'Spy', scope: { kind: 'products', product_ids: [product_id] }, condition: { kind: 'stale' }, severity: 'low', channels: ['in_app'], days: 30 }),
  'PUT /suggestions/{suggestion_id}/status': () => ({ status: 'dismissed' }),
  'PUT /suggestions/{suggestion_id}': () => ({ suggested_text: 'taken' }),
  'POST /suggestions/{product_id}': () => ({}),
  'POST /suggestions/{product_id}/regenerate': () => ({}),
  'POST /optimization/analyze': ({ product_id }) => ({ product_id }),
  'PUT /notifications/channels/{channel_id}': () => ({ name: 'taken' }),
  'POST /notifications/channels/{channel_id}/test': () => ({}),
  'POST /auth/switch-tenant': () => ({ tenant_id: SECOND }),
  'PUT /categories/{category_id}': () => ({ name: 'taken' }),
  'POST /competitors/groups': ({ competitor_id }) => ({ name: 'Spy', competitor_ids: [competitor_id] }),
  'PUT /competitors/groups/{group_id}': () => ({ name: 'taken' }),
  'PUT /competitors/relations/{competitor_id}': () => ({ state: 'dismissed' }),
  'POST /competitors/{product_id}/relations': ({ product_id }) => ({ product_id }),
  'POST /competitors/{product_id}/compare': () => ({}),
  'POST /shop/admin/payments/{payment_id}/capture': () => ({}),
  'POST /shop/admin/payments/{payment_id}/received': () => ({ amount_minor: 1 }),
  'POST /shop/admin/payments/{payment_id}/refunds': () => ({ reason: 'taken' }),
}
const QUERIES: Record<string, (ids: Record<string, string>) => string> = {
  'GET /products/trends': ({ product_id }) => `?product_ids=${product_id}`,
  'GET /alerts/incidents': ({ product_id }) => `?product_id=${product_id}`,
}

async function openMatrix() {
  const world = await openWorld()
  const theirs = await furnish(world, SECOND)
  const people = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await world.person(FIRST, role)] as const))) as Record<Role, { id: string; token: string }>
  return { world, theirs, people, routes: await routesOf() }
}

async function keyOf({ ask }: World, token: string, { role, scopes }: { role: string; scopes: string[] }): Promise<string> {
  const { json } = await ask('POST', '/tenants/current/keys', { token, body: { name: `${role} ${scopes.join()}`, role, scopes } })
  const { key } = json.data as { key?: string }
  if (key === undefined) throw new Error(`no key: ${JSON.stringify(json)}`)
  return key
}

test('every route is known, with the role that it needs', async () => {
  const declared = Object.fromEntries((await routesOf()).map(({ name, access }) => [name, access]))
  expect(declared).toEqual(ACCESS)
})

test('no route answers who may not call it, and each answers who may', async () => {
  const { world, people, routes } = await openMatrix()
  const { ask } = world
  const soon = Math.floor(Date.now() / 1000)
  const owner = people.owner.token
  const tokens = {
    none: undefined,
    nonsense: 'abc.def.ghi',
    expired: await forge(world, { expires: soon - 60, audience: 'tradewind:seller' }, owner),
    'wrong audience': await forge(world, { expires: soon + 600, audience: 'tradewind:shopper' }, owner),
    'another key': `${owner.slice(0, -8)}AAAAAAAA`,
  }
  const productsKey = await keyOf(world, owner, { role: 'admin', scopes: ['products:read'] })
  const tasksKey = await keyOf(world, owner, { role: 'admin', scopes: ['tasks:read'] })
  const failures: string[] = []
  let cases = 0
  const check = (name: string, who: string, status: number, isRight: boolean) => {
    cases++
    if (!isRight || (status >= 500 && !STREAMS.has(name))) failures.push(`${name} as ${who}: ${status}`)
  }
  for (const route of routes) {
    const { name, method, access } = route
    const path = pathOf(route.path, {})
    if (access === 'public') {
      const bare = (await ask(method, path)).status
      for (const [who, token] of Object.entries(tokens)) check(name, who, bare, (await ask(method, path, { token })).status === bare)
      continue
    }
    for (const [who, token] of Object.entries(tokens)) {
      const { status } = await ask(method, path, { token })
      check(name, who, status, who === 'none' && access === 'shop' ? (status !== 401 || ASKS_FOR_ITS_OWN.has(name)) && status !== 403 : status === 401)
    }
    // A seller's token, of whatever role, is no shopper's; and a shopper's is none of the other store's.
    if (access === 'shop' || access === 'customer') {
      for (const role of ROLES) {
        const { status } = await ask(method, path, { token: people[role].token })
        check(name, role, status, status === 401)
      }
      continue
    }
    for (const role of ROLES) {
      const { token } = ENDS_SESSION.has(name) ? await world.person(FIRST, role) : people[role]
      const { status } = await ask(method, path, { token })
      const isAllowed = (RANK[role] ?? 0) >= (RANK[access] ?? 0)
      check(name, role, status, isAllowed ? status !== 401 && status !== 403 : status === 403)
    }
    const { status } = await ask(method, path, { token: route.tag === 'tasks' ? productsKey : tasksKey })
    check(name, 'a key without the scope', status, status === 403)
    if (method === 'GET' || route.tag !== 'products') continue
    const reading = await ask(method, path, { token: productsKey })
    check(name, 'a key that may only read', reading.status, reading.status === 403)
  }
  process.stdout.write(`access matrix: ${routes.length} routes × callers = ${cases} cases, ${failures.length} failures\n`)
  expect(failures).toEqual([])
}, 300_000)

test('nobody reaches what belongs to another tenant, on any route', async () => {
  const { world, theirs, people, routes } = await openMatrix()
  const unknown = routes.flatMap(({ path }) => namesOf(path)).filter((name) => theirs[name] === undefined || theirs[name] === '')
  expect(unknown, 'ids that the test has none of').toEqual([])
  const before = await world.fingerprintOf(SECOND)
  const secrets = Object.values(theirs).filter((id) => id !== theirs.run_id && id !== theirs.token)
  const failures: string[] = []
  let cases = 0
  for (const { name, method, path, access } of routes) {
    if (access === 'public' || access === 'shop' || access === 'customer') continue // shoppers have a matrix of their own
    for (const role of ['admin', 'owner'] as const) {
      const { token } = ENDS_SESSION.has(name) ? await world.person(FIRST, role) : people[role]
      const answer = await world.ask(method, `${pathOf(path, theirs)}${QUERIES[name]?.(theirs) ?? ''}`, { token, body: BODIES[name]?.(theirs) })
      cases++
      // An id may come back only as what was asked for: in an error of its own path, or the scope of the caller's own rule.
      const leaked = answer.status < 300 && secrets.some((id) => answer.body.includes(id)) && !name.startsWith('POST /alerts/rules')
      const isReached = namesOf(path).length > 0 && answer.status < 300
      if ((answer.status >= 500 && !STREAMS.has(name)) || leaked || isReached) failures.push(`${name} as ${role}: ${answer.status} ${answer.body.slice(0, 200)}`)
    }
  }
  process.stdout.write(`tenant matrix: ${cases} cases with another tenant's ids, ${failures.length} failures\n`)
  expect(failures).toEqual([])
  expect(await world.fingerprintOf(SECOND), 'what belongs to the other tenant').toBe(before)
}, 300_000)
