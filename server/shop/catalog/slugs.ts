const LONGEST = 100

/** `Café-Stühle 2` is `cafe-stuhle-2`; letters of every script stay, accents of Latin ones go. Empty where nothing is left. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '').normalize('NFKC').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '').toWellFormed()
}

/** The first of `slug`, `slug-2`, `slug-3` … that nobody has. */
export function freeSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  const base = wanted === '' ? 'product' : wanted
  if (!isTaken(base)) return base
  for (let n = 2; ; n++) if (!isTaken(`${base}-${n}`)) return `${base}-${n}`
}
