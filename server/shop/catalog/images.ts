import type { Image } from './catalog.schema.ts'

/** An image with the address of its sizes; `{size}` and `{format}` are filled in by whoever shows it. */
export const imageOf = <T extends { id: string }>(picture: T): T & Pick<Image, 'url'> => ({ ...picture, url: `/api/v1/shop/images/${picture.id}/{size}.{format}` })
