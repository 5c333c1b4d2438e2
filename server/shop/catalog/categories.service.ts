import type { Db } from '#kernel/db'
import { AppError, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import * as categories from './categories.repository.ts'
import type { Category, CategoryChange, NewCategory } from './categories.schema.ts'
import { announceSaved } from './announce.ts'
import { freeSlug, slugOf } from './slugs.ts'

/** More of a tree is a mistake of whoever makes it, and no page shows it. */
const MOST_CATEGORIES = 5_000
const DEEPEST_LEVEL = 8
const LAST = 1_000_000

interface Who {
  id: string | undefined
  tenant_id: string
}

/** @throws AppError 409 when a sibling has the name or a category the slug; 422 for a parent that is none, or too deep */
export async function createCategory(trx: Db, who: Who, { name, slug, parent_id = null, position = LAST }: NewCategory): Promise<Category> {
  await categories.lockTree(trx)
  const taken = await categories.takenSlugs(trx)
  if (taken.size >= MOST_CATEGORIES) throw refused('TOO_MANY_CATEGORIES', `A store has at most ${MOST_CATEGORIES} categories`)
  await checkParent(trx, parent_id)
  const id = crypto.randomUUID()
  await categories.insert(trx, { tenant_id: who.tenant_id, id, parent_id, name, position: LAST, slug: slug ?? freeSlug(slugOf(name) || 'category', (other) => taken.has(other)) }).catch(explain)
  await categories.place(trx, { id, parent_id, position })
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.category_created', subject: `category:${id}`, detail: { name } })
  return { ...(await getCategory(trx, id)), products: 0 }
}

/**
 * Renames it, or moves it with all that stands below it.
 * @throws AppError as {@link createCategory}, and 422 `CATEGORY_CIRCLE` when it would stand below itself
 */
export async function changeCategory(trx: Db, who: Who, id: string, change: CategoryChange): Promise<Category> {
  await categories.lockTree(trx)
  const before = await getCategory(trx, id)
  const parent_id = change.parent_id === undefined ? before.parent_id : change.parent_id
  if (parent_id !== before.parent_id) await checkParent(trx, parent_id)
  await categories.update(trx, id, { parent_id, slug: change.slug ?? before.slug, name: change.name ?? before.name }).catch(explain)
  if (change.position !== undefined || parent_id !== before.parent_id) await categories.place(trx, { id, parent_id, position: change.position ?? LAST })
  if (change.name !== undefined || parent_id !== before.parent_id) await announceSaved(trx, await categories.productsBelow(trx, id))
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.category_changed', subject: `category:${id}`, detail: { name: change.name ?? before.name } })
  const after = (await categories.list(trx)).find(({ category_id }) => category_id === id)
  if (after === undefined) throw notFound('category')
  return after
}

/** Its products stay. @throws AppError 409 when categories stand below it */
export async function removeCategory(trx: Db, who: Who, id: string): Promise<void> {
  await categories.lockTree(trx)
  const before = await getCategory(trx, id)
  const products = await categories.productsBelow(trx, id)
  if (!(await categories.remove(trx, id))) throw new AppError([409, 'CATEGORY_NOT_EMPTY'], 'Other categories stand below it: move or remove them first')
  await announceSaved(trx, products)
  await record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.category_removed', subject: `category:${id}`, detail: { name: before.name } })
}

async function getCategory(trx: Db, id: string) {
  const found = await categories.find(trx, id)
  if (found === undefined) throw notFound('category')
  return found
}

async function checkParent(trx: Db, id: string | null): Promise<void> {
  if (id === null) return
  const parent = await categories.find(trx, id)
  if (parent === undefined) throw refused('UNKNOWN_CATEGORY', 'There is no such category', 'parent_id')
  if (parent.path.length >= DEEPEST_LEVEL) throw refused('CATEGORY_TOO_DEEP', `A tree of categories has at most ${DEEPEST_LEVEL} levels`, 'parent_id')
}

/** What the database refuses, as callers are told. */
function explain(error: unknown): never {
  const { constraint, table } = error as { constraint?: string; table?: string }
  if (constraint === 'category_circle') throw refused('CATEGORY_CIRCLE', 'A category cannot stand below itself', 'parent_id')
  if (constraint === 'category_path_check' && table === 'category') throw refused('CATEGORY_TOO_DEEP', `A tree of categories has at most ${DEEPEST_LEVEL} levels`, 'parent_id')
  if (constraint === 'category_name') throw new AppError([409, 'NAME_TAKEN'], 'A category beside it has this name', { field: 'name' })
  if (constraint === 'category_tenant_id_slug_key') throw new AppError([409, 'SLUG_TAKEN'], 'Another category has this slug', { field: 'slug' })
  throw error
}
