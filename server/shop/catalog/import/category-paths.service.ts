import type { Db } from '#kernel/db'
import * as categories from '../categories.repository.ts'
import { createCategory } from '../categories.service.ts'
import type { Who } from '../lock-product.service.ts'

const keyOf = (parent: string | null, name: string) => `${parent ?? ''} ${name.toLowerCase()}`

/** The categories of these paths, made where they are not there. @returns the id of a path */
export async function placeOf(trx: Db, who: Who, paths: readonly (readonly string[])[]): Promise<(path: readonly string[]) => string> {
  const ids = new Map<string, string>()
  if (paths.length > 0) for (const { category_id, parent_id, name } of await categories.listNames(trx)) ids.set(keyOf(parent_id, name), category_id)
  for (const path of paths) {
    let parent: string | null = null
    for (const name of path) {
      const key: string = keyOf(parent, name)
      parent = ids.get(key) ?? (await createCategory(trx, who, { name, parent_id: parent })).category_id
      ids.set(key, parent)
    }
  }
  return (path) => path.reduce<string | null>((parent, name) => ids.get(keyOf(parent, name)) ?? null, null) ?? ''
}
