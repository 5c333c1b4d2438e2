import type { Content, Detail } from '../normal-item.ts'

/** More than Amazon's pages hold. What is longer is cut: no file may fill the memory, an index or a screen. */
const MOST = { title: 2_000, word: 500, bullets: 50, bullet: 3_000, images: 100, image: 1_000, description: 50_000, path: 50, attributes: 100, attribute: 1_000, aspects: 30, reviews: 20, review: 4_000 }
/** A category's name is part of a key, and an index takes rows of some 2,700 bytes. */
export const MAX_WORD = MOST.word

export const cutText = (text: string, most: number) => (text.length > most ? text.slice(0, most).toWellFormed() : text)
const cut = (text: string | null, most: number) => (text === null ? null : cutText(text, most))
const cutList = (texts: readonly string[], count: number, most: number) => texts.slice(0, count).map((text) => cutText(text, most))

export function cutContent({ at, title, brand, bullets, images, description, category_path, parent_asin, bsr_category }: Content): Content {
  return {
    at, parent_asin,
    title: cut(title, MOST.title),
    brand: cut(brand, MOST.word),
    bullets: cutList(bullets, MOST.bullets, MOST.bullet),
    images: cutList(images, MOST.images, MOST.image),
    description: cut(description, MOST.description),
    category_path: cutList(category_path, MOST.path, MOST.word),
    bsr_category: cut(bsr_category, MOST.word),
  }
}

export function cutDetail({ attributes, aspects, reviews, ...rest }: Detail): Detail {
  return {
    ...rest,
    attributes: attributes.slice(0, MOST.attributes).map(({ key, value }) => ({ key: cutText(key, MOST.word), value: cutText(value, MOST.attribute) })),
    aspects: aspects.slice(0, MOST.aspects).map((aspect) => ({ ...aspect, name: cutText(aspect.name, MOST.word), text: cut(aspect.text, MOST.review) })),
    reviews: reviews.slice(0, MOST.reviews).map(({ stars, title, text }) => ({ stars, title: cut(title, MOST.word), text: cut(text, MOST.review) })),
  }
}
