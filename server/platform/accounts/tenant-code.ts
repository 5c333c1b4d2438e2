/** A code for whoever has this name: 3 to 30 letters, digits and dashes. */
export function slugOf(name: string): string {
  const slug = name.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 30).replace(/-$/, '')
  return slug.length < 3 ? `team${slug === '' ? '' : `-${slug}`}` : slug
}
