import { z } from 'zod'
import type { ContentVersion } from '#track/tracking'
import { type FieldChange, PageField } from '../alerts.schema.ts'
import type { Matter } from '../evaluate/matter.ts'

const REVERT_MS = 24 * 3_600_000
const SEVERE = new Set<PageField>(['title', 'brand', 'images', 'category'])

/** The words and pictures of a page as they were given; a field that no version has said is missing. */
const Words = z.object({
  title: z.string().optional(),
  brand: z.string().optional(),
  bullets: z.array(z.string()).optional(),
  images: z.array(z.string()).optional(),
  description: z.string().optional(),
  category: z.array(z.string()).optional(),
})
type Words = z.infer<typeof Words>

/** What is believed of a page, what it says now, and since when the two differ. Times in ms. */
export const PageState = z.object({
  /** The newest version that was taken in. */
  at: z.number(),
  believed: Words,
  current: Words,
  pending_at: z.number().nullable(),
  /** The change that was told last: what stood there before it. */
  told: z.object({ at: z.number(), before: Words }).nullable(),
})
export type PageState = z.infer<typeof PageState>

/** What a look showed: the versions it brought, oldest first. None: the page is as it was. */
export interface Look {
  at: Date
  versions: readonly ContentVersion[]
}

/**
 * One look further. A change is told when a second look confirms it; what was changed and is back within a day is told
 * once, as reverted. A field that a page does not show is not known, never removed.
 */
export function lookAtPage(before: PageState | null, { at, versions }: Look, { apartMs }: { apartMs: number }): { page: PageState | null; matter?: Matter } {
  const [first] = versions
  if (before === null && first === undefined) return { page: null }
  const start: PageState = before ?? { at: 0, believed: {}, current: {}, pending_at: null, told: null }
  const current = versions.reduce<Words>((words, version) => ({ ...words, ...wordsOf(version) }), start.current)
  const seenAt = Math.max(start.at, ...versions.map((version) => version.valid_from.getTime()))
  // What was never known before is believed as it comes.
  const believed = { ...current, ...start.believed }
  const page: PageState = { ...start, at: seenAt, current, believed }
  const fields = changesOf(believed, current)
  if (fields.length === 0) return { page: { ...page, pending_at: null } }
  const isSame = start.pending_at !== null && changesOf(start.current, current).length === 0
  if (!isSame || start.pending_at === null) return { page: { ...page, pending_at: at.getTime() } }
  if (at.getTime() - start.pending_at < apartMs) return { page: { ...page, pending_at: start.pending_at } }
  const isBack = start.told !== null && start.pending_at - start.told.at <= REVERT_MS && changesOf(current, { ...current, ...start.told.before }).length === 0
  const matter = changed(fields, { at, isBack })
  return { matter, page: { ...page, believed: current, pending_at: null, told: isBack ? null : { at: start.pending_at, before: pick(believed, fields) } } }
}

function changed(fields: FieldChange[], { at, isBack }: { at: Date; isBack: boolean }): Matter {
  return {
    at, rule: 'listing_changed', direction: 'none', severity: isBack ? 'low' : fields.some(({ field }) => SEVERE.has(field)) ? 'high' : 'medium', metric: 'page', before: null, after: null, change: null,
    currency: null, reason_code: isBack ? 'page_reverted' : 'page_changed', facts: { fields: fields.length }, fields,
  }
}

function wordsOf({ title, brand, bullets, images, description, category_path }: ContentVersion): Words {
  const some = (list: string[]) => (list.length > 0 ? list : undefined)
  const words = { title: title ?? undefined, brand: brand ?? undefined, bullets: some(bullets), images: some(images), description: description ?? undefined, category: some(category_path) }
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined && value !== ''))
}

/** Compared as a reader sees them: composed, with single spaces; pictures by their id. */
function changesOf(before: Words, after: Words): FieldChange[] {
  return PageField.options.flatMap((field): FieldChange[] => {
    const [was, is] = [before[field], after[field]]
    return was === undefined || is === undefined || plain(field, was) === plain(field, is) ? [] : [{ field, before: was, after: is }]
  })
}

const pick = (words: Words, fields: readonly FieldChange[]): Words => Object.fromEntries(fields.map(({ field }) => [field, words[field]]))

function plain(field: PageField, value: string | string[]): string {
  const parts = typeof value === 'string' ? [value] : value
  return parts.map((part) => (field === 'images' ? imageId(part) : part.normalize('NFKC').replace(/\s+/g, ' ').trim())).join('\n')
}

/** `https://m.media-amazon.com/images/I/71abc._AC_SL1500_.jpg` → `71abc`: size and host say nothing of the picture. */
function imageId(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1)
  const end = name.indexOf('.')
  return end === -1 ? name : name.slice(0, end)
}
