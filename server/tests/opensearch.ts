import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

type Json = Record<string, unknown>
interface Source extends Json {
  name: string
  excerpt: string
}
interface Doc {
  id: string
  source: Source
}
interface Answer {
  status: number
  json: unknown
}

const refuse = (reason: string): never => {
  throw Object.assign(new Error(reason), { status: 400 })
}
const only = (clause: Json, keys: string[]) => {
  for (const key of Object.keys(clause)) if (!keys.includes(key)) refuse(`unknown key [${key}]`)
}
const one = (clause: Json): [string, Json] => {
  const [entry, ...more] = Object.entries(clause)
  if (entry === undefined || more.length > 0) refuse('a query has one kind')
  return entry as [string, Json]
}
const valueAt = ({ source }: Doc, path: string): unknown => path.split('.').reduce<unknown>((value, key) => (value as Json | undefined)?.[key], source)
const words = (doc: Doc, field: string): string[] => {
  const text = valueAt(doc, field)
  return typeof text === 'string' && text !== '' ? text.split(' ') : []
}

/** Whether it matches, and how well: the part of the query language that is asked here, and an error for any other. */
function score(doc: Doc, query: Json): number {
  const [kind, clause] = one(query)
  switch (kind) {
    case 'match_all': return 1
    case 'exists': return valueAt(doc, clause['field'] as string) === undefined ? 0 : 1
    case 'bool': return scoreBool(doc, clause)
    case 'multi_match': return scoreFields(doc, clause)
    case 'term': case 'terms': {
      const [field, wanted] = one(clause) as unknown as [string, unknown]
      const has = [valueAt(doc, field)].flat()
      return [wanted].flat().some((value) => has.includes(value)) ? 1 : 0
    }
    case 'range': {
      const [field, limits] = one(clause)
      only(limits, ['gte', 'lte'])
      const value = valueAt(doc, field)
      return typeof value === 'number' && value >= Number(limits['gte'] ?? -Infinity) && value <= Number(limits['lte'] ?? Infinity) ? 1 : 0
    }
    default: return refuse(`unknown query [${kind}]`)
  }
}

function scoreBool(doc: Doc, clause: Json): number {
  only(clause, ['must', 'should', 'filter', 'must_not', 'minimum_should_match'])
  const of = (key: string) => ((clause[key] ?? []) as Json[]).map((query) => score(doc, query))
  const [must, should] = [of('must'), of('should')]
  if (must.includes(0) || of('filter').includes(0) || of('must_not').some((value) => value > 0)) return 0
  if (clause['minimum_should_match'] === 1 && should.every((value) => value === 0)) return 0
  return 1e-6 + [...must, ...should].reduce((sum, value) => sum + value, 0)
}

function scoreFields(doc: Doc, clause: Json): number {
  only(clause, ['query', 'type', 'fields', 'tie_breaker'])
  const asked = (clause['query'] as string).split(' ')
  return Math.max(...(clause['fields'] as string[]).map((boosted) => {
    const [field = '', boost = '1'] = boosted.split('^')
    const has = words(doc, field)
    const isAt = (at: number) => asked.every((word, place) => (clause['type'] === 'phrase_prefix' && place === asked.length - 1 ? has[at + place]?.startsWith(word) === true : has[at + place] === word))
    const hits = clause['type'] === 'best_fields' ? has.filter((word) => asked.includes(word)).length : has.filter((_, at) => isAt(at)).length
    return hits === 0 ? 0 : (Number(boost) * hits) / (hits + 0.5 + has.length / 10)
  }))
}

function aggregate(docs: Doc[], aggs: Json): Json {
  return Object.fromEntries(Object.entries(aggs as Record<string, Json>).map(([name, agg]) => {
    if (agg['filter'] !== undefined) {
      only(agg, ['filter', 'aggs'])
      const some = docs.filter((doc) => score(doc, agg['filter'] as Json) > 0)
      return [name, { doc_count: some.length, ...(agg['aggs'] !== undefined && aggregate(some, agg['aggs'] as Json)) }]
    }
    const [kind, clause] = one(agg)
    const values = docs.flatMap((doc) => [valueAt(doc, clause['field'] as string)].flat() as (string | number | undefined)[]).filter((value) => value !== undefined)
    if (kind === 'min' || kind === 'max') return [name, { value: values.length === 0 ? null : Math[kind](...(values as number[])) }]
    if (kind !== 'terms') return refuse(`unknown aggregation [${kind}]`)
    only(clause, ['field', 'size', 'include'])
    const include = clause['include'] === undefined ? /^/ : new RegExp(`^${(clause['include'] as string).replaceAll(/\\([^\w\s.?+*|{}[\]()^$\\/-])/g, '$1')}$`, 's')
    const counts = Map.groupBy(values.filter((value) => include.test(String(value))), String)
    const buckets = [...counts].map(([key, list]) => ({ key, doc_count: list.length })).toSorted((a, b) => b.doc_count - a.doc_count || (a.key < b.key ? -1 : 1))
    return [name, { buckets: buckets.slice(0, Number(clause['size'])) }]
  }))
}

function sorted(found: { doc: Doc; at: number }[], sort: Json[]): { doc: Doc; at: number }[] {
  const keys = sort.map((by) => one(by) as unknown as [string, 'asc' | 'desc' | { order: 'asc' | 'desc' }])
  return found.toSorted((a, b) => {
    for (const [field, by] of keys) {
      const sign = (typeof by === 'string' ? by : by.order) === 'asc' ? 1 : -1
      const of = (one_: { doc: Doc; at: number }) => (field === '_score' ? one_.at : valueAt(one_.doc, field)) as number | string | null | undefined
      const [x, y] = [of(a), of(b)]
      if (x === y) continue
      if (x === null || x === undefined) return 1
      if (y === null || y === undefined) return -1
      return x < y ? -sign : sign
    }
    return 0
  })
}

/** OpenSearch as far as it is used: indices, aliases, bulk and search over HTTP. What it does not know it refuses, as the real one. */
export async function startOpenSearch() {
  const indices = new Map<string, Map<string, Doc>>()
  const aliases = new Map<string, string>()
  const requests: { method: string; path: string; body: string; headers: IncomingMessage['headers'] }[] = []
  let fault: number | undefined

  function bulk(body: string): Answer {
    if (!body.endsWith('\n')) return refuse('a bulk request ends with a line break')
    const lines = body.trimEnd().split('\n').map((line) => JSON.parse(line) as Json)
    const items: Json[] = []
    for (let at = 0; at < lines.length; at++) {
      const [action, { _index, _id }] = one(lines[at] ?? {}) as [string, { _index: string; _id: string }]
      const index = indices.get(_index)
      if (index === undefined) return { status: 404, json: { error: 'index_not_found_exception' } }
      if (action === 'delete') items.push({ delete: { status: index.delete(_id) ? 200 : 404 } })
      else if (action === 'index') items.push({ index: { status: index.has(_id) ? 200 : 201, ...(index.set(_id, { id: _id, source: lines[(at += 1)] as Source }), {}) } })
      else refuse(`unknown action [${action}]`)
    }
    return { status: 200, json: { errors: items.some((item) => Object.values(item as Record<string, { status: number }>).some(({ status }) => status >= 400)), items } }
  }

  function search(alias: string, body: Json): Answer {
    const index = indices.get(aliases.get(alias) ?? alias)
    if (index === undefined) return { status: 404, json: { error: 'index_not_found_exception' } }
    only(body, ['query', 'post_filter', 'from', 'size', 'track_total_hits', '_source', 'sort', 'aggs', 'suggest'])
    const scored = [...index.values()].map((doc) => ({ doc, at: score(doc, body['query'] as Json) })).filter(({ at }) => at > 0)
    const hits = sorted(scored.filter(({ doc }) => score(doc, body['post_filter'] as Json) > 0), body['sort'] as Json[])
    const [from, size] = [Number(body['from']), Number(body['size'])]
    const page = hits.slice(from, from + size).map(({ doc: { id, source } }) => ({ _id: id, _source: { name: source.name, excerpt: source.excerpt } }))
    return { status: 200, json: { hits: { total: { value: hits.length, relation: 'eq' }, hits: page }, aggregations: aggregate(scored.map(({ doc }) => doc), body['aggs'] as Json), ...(body['suggest'] !== undefined && { suggest: { near: suggest(index, (body['suggest'] as { near: { text: string } }).near.text) } }) } }
  }

  /** Words with one letter other, more or fewer, for those that no document has. */
  function suggest(index: Map<string, Doc>, text: string) {
    const counts = new Map<string, number>()
    for (const doc of index.values()) for (const word of new Set(words(doc, 'name_terms'))) counts.set(word, (counts.get(word) ?? 0) + 1)
    const isNear = (a: string, b: string): boolean => Math.abs(a.length - b.length) <= 1 && Array.from(a).some((_, at) => a.slice(0, at) + a.slice(at + 1) === b || b.slice(0, at) + b.slice(at + 1) === a || a.slice(0, at) + a.slice(at + 1) === b.slice(0, at) + b.slice(at + 1))
    return text.split(' ').map((word) => ({ text: word, options: counts.has(word) ? [] : [...counts].filter(([other]) => isNear(word, other)).map(([other, freq]) => ({ text: other, freq })) }))
  }

  function answer(method: string, path: string, body: string): Answer {
    const [route = '', query = ''] = path.split('?')
    const [, first = '', second = '', third = ''] = route.split('/')
    if (method === 'POST' && route === '/_bulk') return bulk(body)
    if (method === 'POST' && second === '_search') return search(first, JSON.parse(body) as Json)
    if (method === 'POST' && route === '/_aliases') {
      for (const action of (JSON.parse(body) as { actions: Json[] }).actions) {
        const [kind, { index, alias }] = one(action) as [string, { index: string; alias: string }]
        if (kind === 'remove') aliases.delete(alias)
        else if (indices.has(index)) aliases.set(alias, index)
        else return { status: 404, json: { error: 'index_not_found_exception' } }
      }
      return { status: 200, json: { acknowledged: true } }
    }
    if (method === 'GET' && first === '_cat' && second === 'indices' && query.includes('format=json')) return { status: 200, json: [...indices.keys()].filter((name) => name.startsWith(third.replace('*', ''))).map((index) => ({ index })) }
    if (method === 'PUT' && second === '') {
      if (indices.has(first)) return { status: 400, json: { error: { type: 'resource_already_exists_exception' } } }
      indices.set(first, new Map())
      return { status: 200, json: { acknowledged: true } }
    }
    if (method === 'DELETE' && second === '') return indices.delete(first) ? { status: 200, json: { acknowledged: true } } : { status: 404, json: {} }
    return refuse(`no handler for ${method} ${path}`)
  }

  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const body = Buffer.concat(parts).toString()
      requests.push({ method: req.method ?? '', path: req.url ?? '', body, headers: req.headers })
      let said: Answer
      try {
        said = fault === undefined ? answer(req.method ?? '', req.url ?? '', body) : { status: fault, json: { error: 'planned' } }
      } catch (error) {
        said = { status: 400, json: { error: String(error) } }
      }
      res.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return {
    url: `http://shop:se%40ret@127.0.0.1:${port}`, requests, indices, aliases,
    /** Everything is answered so from now on; undefined: as it should. */
    fail(status: number | undefined) {
      fault = status
    },
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}
