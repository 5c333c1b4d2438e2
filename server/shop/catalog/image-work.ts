import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import { refused } from '#kernel/errors'
import type { FORMATS } from './catalog.schema.ts'

/** 50 megapixels: above what cameras of shops make, and below what memory is hurt by (200 MB decoded). */
const MOST_PIXELS = 50_000_000
/** No page shows more. */
const LONGEST_SIDE = 2_560
const READABLE = new Set(['jpeg', 'png', 'webp', 'heif', 'tiff'])
/** How many are worked on at once: each takes a core and its decoded size. */
const AT_ONCE = 2

/** Loaded when the first image comes: a process that works on none does without its 20 MB. */
async function open(bytes: Buffer): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false) // decoded images are large, and none is asked for twice
  // Anything that the file says wrong is an error: half a picture is none.
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
}

export interface TakenImage {
  body: Buffer
  type: 'image/webp'
  width: number
  height: number
  /** Of what was sent: the same upload is known again. */
  sha256: string
}

/**
 * What was uploaded, as it is kept: upright, at most 2,560 px, sRGB, without EXIF (where it was taken, with what). What it says it is does not
 * count, only what it is: JPEG, PNG, WebP, AVIF or TIFF of one picture and at most 50 megapixels.
 * @throws AppError 422 `NOT_AN_IMAGE`, `IMAGE_ANIMATED`, `IMAGE_TOO_LARGE` on the field `file`
 */
export async function takeImage(sent: Buffer): Promise<TakenImage> {
  const source = await open(sent)
  const found = await source.metadata().catch((error: Error) => refuse(error))
  if (!READABLE.has(found.format)) throw refused('NOT_AN_IMAGE', 'Send a JPEG, PNG, WebP, AVIF or TIFF', 'file')
  if ((found.pages ?? 1) > 1) throw refused('IMAGE_ANIMATED', 'Send one picture, not one that moves', 'file')
  if (found.width * found.height > MOST_PIXELS) throw refused('IMAGE_TOO_LARGE', 'An image has at most 50 megapixels', 'file')
  const made = await inTurn(() => source.autoOrient().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true }).webp({ quality: 90 }).toBuffer({ resolveWithObject: true })).catch((error: Error) => refuse(error))
  return { body: made.data, type: 'image/webp', width: made.info.width, height: made.info.height, sha256: createHash('sha256').update(sent).digest('hex') }
}

const ENCODERS: Record<(typeof FORMATS)[number], (image: Sharp) => Sharp> = {
  avif: (image) => image.avif({ quality: 55, effort: 3 }),
  webp: (image) => image.webp({ quality: 78 }),
  jpeg: (image) => image.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true }),
}

/** A size of an image that was taken in; never larger than it is. */
export const renderImage = (kept: Buffer, { size, format }: { size: number; format: (typeof FORMATS)[number] }): Promise<Buffer> =>
  inTurn(async () => ENCODERS[format]((await open(kept)).resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })).toBuffer())

function refuse(error: Error): never {
  if (/pixel limit/i.test(error.message)) throw refused('IMAGE_TOO_LARGE', 'An image has at most 50 megapixels', 'file')
  throw refused('NOT_AN_IMAGE', 'The file is no image that can be read', 'file')
}

/** A drawing of our own as a picture. What is uploaded never comes here: an SVG may hold anything. */
export const rasterize = async (drawing: Buffer): Promise<Buffer> => (await open(drawing)).png().toBuffer()

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => void waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift() // takes over the turn
    if (next === undefined) running -= 1
    else next()
  }
}
