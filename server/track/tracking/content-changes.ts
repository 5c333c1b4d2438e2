import type { ContentVersion } from './contents.repository.ts'
import type { ContentChange } from './product-writes.schema.ts'

const FIELDS = ['title', 'brand', 'description', 'bullets', 'images', 'category_path', 'parent_asin'] as const

/** Amazon names one picture by many addresses (sizes, servers): its id is what stands before the first dot of the file. */
const imageId = (url: string) => /\/images\/I\/([^/.]{1,200})/.exec(url)?.[1] ?? url
const words = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** What two versions are compared by: how they read, not how they are written. */
export function comparable(field: (typeof FIELDS)[number], value: string | readonly string[] | null): string {
  if (value === null) return ''
  if (typeof value === 'string') return words(value)
  return value.map((part) => (field === 'images' ? imageId(part) : words(part))).join('\n')
}

/**
 * What changed from version to version of each source, the newest first. A field that a version does not say is not
 * known then, and not gone: it is compared with the last that was said.
 */
export function contentChanges(versions: readonly ContentVersion[]): ContentChange[] {
  const said = new Map<string, string | string[]>()
  const changes: ContentChange[] = []
  for (const version of versions) {
    for (const field of FIELDS) {
      const after = version[field]
      if (after === null || after.length === 0) continue
      const key = `${version.source} ${field}`
      const before = said.get(key)
      said.set(key, after)
      if (before !== undefined && comparable(field, before) !== comparable(field, after)) changes.push({ at: version.valid_from, source: version.source, field, before, after })
    }
  }
  return changes.reverse()
}
