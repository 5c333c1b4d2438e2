import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { openApiDocument } from '../server/openapi.ts'

const FILE = new URL('schema.gen.ts', import.meta.url)

/** The types of the API as the server describes it now. */
export async function generateSchema(): Promise<string> {
  const document = (await openApiDocument()) as OpenAPI3
  const types = await openapiTS(document, { alphabetize: true })
  return `// Generated from the server's OpenAPI document by \`npm run generate\`.\n${astToString(types)}`
}

if (import.meta.main) {
  const schema = await generateSchema()
  const isCurrent = (await readFile(FILE, 'utf8').catch(() => '')) === schema
  if (!process.argv.includes('--check')) await writeFile(FILE, schema)
  else if (!isCurrent) {
    process.stderr.write('api-client/schema.gen.ts is out of date: run npm run generate\n')
    process.exitCode = 1
  }
}
