import type { Page } from '#track/tracking'

const TYPES = /BOOK|MUSIC|VINYL|DVD|BLU_?RAY|VIDEO_GAME|MAGAZINE|SHEET_MUSIC/
const CATEGORIES = new Set([
  'books', 'kindle store', 'cds & vinyl', 'digital music', 'movies & tv', 'dvd & blu-ray', 'video games', 'magazine subscriptions', 'bücher', 'musik-cds & vinyl', 'livres', 'libros', 'libri', '本', '洋書', 'ミュージック', 'dvd',
])

/** Books, music, films and games keep longer titles. An ISBN for an ASIN is a book. */
export function isMedia(page: Page, productType: string | null): boolean {
  if (productType !== null) return TYPES.test(productType.toUpperCase())
  if (/^\d/.test(page.asin)) return true
  return CATEGORIES.has((page.category_path[0] ?? page.bsr_category ?? '').toLowerCase())
}
