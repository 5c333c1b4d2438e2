import fc from 'fast-check'

/** What of JSON Schema the API's description uses. */
export interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}

/** Values that break naive code: empty, huge, of the wrong kind, cut in half, marked up. */
const NASTY = fc.constantFrom<unknown>(
  '', ' ', '0', '-1', 'null', 'true', '\u0000', '\ud800', 'é'.repeat(300), '🦆'.repeat(50), '\u202Egpj.exe', "'; drop table accounts.tenant; --", '<script>alert(1)</script>', '{{7*7}}', '../../etc/passwd', '%00', '\r\nSet-Cookie: a=b',
  'x'.repeat(5_000), 0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, null, true, false, [], {}, [[]], { __proto__: null }, 'NaN', '1e9', '2026-02-30T25:61:00Z', '9999999999',
)

/** Values of a schema, most of them good; `ids` are UUIDs that exist. Shapes are kept, so that what is behind the validation is reached. */
export function arbitraryOf(schema: Schema, ids: readonly string[], depth = 0): fc.Arbitrary<unknown> {
  const good = goodOf(schema, ids, depth)
  return depth === 0 ? good : fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: NASTY })
}

function goodOf(schema: Schema, ids: readonly string[], depth: number): fc.Arbitrary<unknown> {
  const inner = (part: Schema) => arbitraryOf(part, ids, depth + 1)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return fc.oneof(...either.map(inner))
  const [only] = schema.allOf ?? []
  if (only !== undefined) return inner(only)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return objectOf(schema, inner)
  if (type === 'array') return fc.array(inner(schema.items ?? {}), { minLength: Math.min(schema.minItems ?? 0, 3), maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 4, 4)) })
  if (type === 'integer') return fc.integer({ min: Math.max(schema.minimum ?? -1_000, -(2 ** 53)), max: Math.min(schema.maximum ?? 1_000_000, 2 ** 53) })
  if (type === 'number') return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  return type === 'string' ? textOf(schema, ids) : fc.anything({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value ?? null)) as unknown)
}

function objectOf({ properties = {}, required = [] }: Schema, inner: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, inner(part)]))
  const known = fc.record(model, { requiredKeys: required.filter((name) => name in model) })
  return fc.oneof({ weight: 15, arbitrary: known }, { weight: 1, arbitrary: known.map((value) => ({ ...value, surprise: 1 })) })
}

function textOf({ format, minLength = 0, maxLength = 60 }: Schema, ids: readonly string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.uuid() })
  if (format === 'date-time') return fc.date({ min: new Date('1990-01-01'), max: new Date('2110-01-01'), noInvalidDate: true }).map((at) => at.toISOString())
  if (format === 'date') return fc.date({ min: new Date('1990-01-01'), max: new Date('2110-01-01'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10))
  const telling = fc.constantFrom('B08N5WRWNW', 'https://www.amazon.de/dp/B08N5WRWNW', 'us', 'USD', 'someone@test.example', 'correct horse battery', 'http://hooks.test/x', 'https://example.com/hook', 'UTC', 'Asia/Taipei', ids[0] ?? 'id', '2026-11-20', '1')
  const any = fc.string({ unit: 'grapheme', minLength: Math.min(minLength, 40), maxLength: Math.max(minLength, Math.min(maxLength, 60)) })
  return fc.oneof(telling, any)
}
