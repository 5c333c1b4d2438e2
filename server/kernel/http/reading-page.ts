interface Schema {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  description?: string
  minimum?: number
  maximum?: number
}
interface Parameter {
  name: string
  in: string
  required?: boolean
  schema?: Schema
  description?: string
}
interface Operation {
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>
}
interface Document {
  info?: { title?: string; description?: string; version?: string }
  paths?: Record<string, Record<string, Operation>>
}

const escape = (text: unknown) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function typeName(schema: Schema | undefined): string {
  if (schema === undefined) return 'any'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(typeName).join(' | ')
  if (schema.type === 'array') return `${typeName(schema.items)}[]`
  return `${[schema.type ?? 'any'].flat().join(' | ')}${schema.format ? ` (${schema.format})` : ''}`
}

/** The fields of an object, nested ones below it, as rows of a table. */
function rows(schema: Schema | undefined, path = ''): string {
  const shape = schema?.type === 'array' ? schema.items : schema?.anyOf?.find((part) => part.properties) ?? schema
  return Object.entries(shape?.properties ?? {}).map(([name, field]) => {
    const at = path === '' ? name : `${path}.${name}`
    const optional = shape?.required?.includes(name) ? '' : '<small>optional</small>'
    return `<tr><td><code>${escape(at)}</code> ${optional}</td><td>${escape(typeName(field))}</td><td>${escape(field.description ?? '')}</td></tr>${rows(field, at)}`
  }).join('')
}

const table = (title: string, body: string) => (body === '' ? '' : `<h4>${escape(title)}</h4><table><tbody>${body}</tbody></table>`)
const schemaOf = (content: Record<string, { schema?: Schema }> | undefined) => Object.values(content ?? {})[0]?.schema

function operation(path: string, [method, op]: [string, Operation]): string {
  const parameters = (op.parameters ?? []).map((p) => `<tr><td><code>${escape(p.name)}</code> <small>${p.in}${p.required ? '' : ', optional'}</small></td><td>${escape(typeName(p.schema))}</td><td>${escape(p.description ?? '')}</td></tr>`).join('')
  const answers = Object.entries(op.responses ?? {}).map(([status, answer]) => table(`Answer ${status}`, rows(schemaOf(answer.content)))).join('')
  return `<article id="${escape(`${method}-${path}`)}"><h3><span class="m ${method}">${method.toUpperCase()}</span> <code>${escape(path)}</code></h3>
<p>${escape(op.summary ?? '')}</p><p class="d">${escape(op.description ?? '')}</p>${table('Parameters', parameters)}${table('Body', rows(schemaOf(op.requestBody?.content)))}${answers}</article>`
}

const STYLE = `:root{color-scheme:light dark;--line:#c6ccd5;--soft:#6b7484;--accent:#1f56d1}@media(prefers-color-scheme:dark){:root{--line:#3d4450;--soft:#a6aebb;--accent:#8fb3ff}}
body{font:14px/1.5 system-ui,sans-serif;max-width:960px;margin:0 auto;padding:24px 16px}h2{border-bottom:1px solid var(--line);padding-bottom:4px;margin-top:40px}h3{margin-top:32px;overflow-wrap:anywhere}
h4{margin:12px 0 4px;color:var(--soft)}table{border-collapse:collapse;width:100%}td{border-top:1px solid var(--line);padding:4px 8px 4px 0;vertical-align:top;overflow-wrap:anywhere}small,.d{color:var(--soft)}
.m{font-size:12px;font-weight:700;color:var(--accent)}nav ul{list-style:none;padding:0}nav>ul{columns:2}nav>ul>li{break-inside:avoid;margin-bottom:12px}@media(max-width:640px){nav>ul{columns:1}}a{color:var(--accent)}`

/** The API as a page to read: no script, one column, grouped by tag. */
export function readingPage(openapi: unknown): string {
  const document = openapi as Document // the generator's own type is the union of all OpenAPI versions
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) => Object.entries(methods).map((entry) => ({ path, entry, tag: entry[1].tags?.[0] ?? 'other' })))
  const groups = Map.groupBy(operations, ({ tag }) => tag)
  const contents = [...groups].map(([tag, all]) => `<li><b>${escape(tag)}</b><ul>${all.map(({ path, entry: [method] }) => `<li><a href="#${escape(`${method}-${path}`)}">${method.toUpperCase()} ${escape(path)}</a></li>`).join('')}</ul></li>`).join('')
  const body = [...groups].map(([tag, all]) => `<section><h2>${escape(tag)}</h2>${all.map(({ path, entry }) => operation(path, entry)).join('')}</section>`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(document.info?.title)} API</title><style>${STYLE}</style></head>
<body><h1>${escape(document.info?.title)} API</h1><p>${escape(document.info?.description)}</p><p><a href="/docs">Try it</a> · <a href="/api/v1/openapi.json">OpenAPI document</a></p><nav><ul>${contents}</ul></nav>${body}</body></html>`
}
