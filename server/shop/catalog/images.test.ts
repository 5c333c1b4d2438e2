import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { asCaller, asShopper, testApp, testDatabase, testServices } from '#kernel/testing'
import { forgetRemoved } from './catalog.jobs.ts'
import { MOST_IMAGE_BYTES } from './read-upload.ts'
import { catalogModule } from './module.ts'
import { buildProduct, SECOND } from './testing.ts'

async function open() {
  const database = await testDatabase()
  const home = mkdtempSync(join(tmpdir(), 'tradewind-images-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const services = testServices(database, { TRADEWIND_HOME: home })
  const app = await testApp(services, (a) => catalogModule.routes?.(a))
  const { product_id, slug } = await buildProduct(database.app)
  const send = async (bytes: Buffer, { alt = '', name = 'a.jpg', caller = {}, id = product_id } = {}) => {
    const part = (head: string, body: Buffer | string) => Buffer.concat([Buffer.from(`--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')])
    const payload = Buffer.concat([part('name="alt"', alt), part(`name="file"; filename="${name}"\r\ncontent-type: image/jpeg`, bytes), Buffer.from('--b--\r\n')])
    const answer = await app.inject({ method: 'POST', url: `/api/v1/shop/admin/products/${id}/images`, headers: { ...asCaller(caller), 'content-type': 'multipart/form-data; boundary=b' }, payload })
    return { status: answer.statusCode, json: answer.json<{ data: { id: string; width: number; height: number; url: string }; code?: string; field?: string }>() }
  }
  const get = (id: string, file: string, headers = {}) => app.inject({ url: `/api/v1/shop/images/${id}/${file}`, headers })
  const put = (path: string, payload: object) => app.inject({ method: 'PUT', url: `/api/v1/shop/admin/products/${product_id}/images${path}`, headers: asCaller(), payload })
  const shown = async () => (await app.inject({ url: `/api/v1/shop/products/${slug}`, headers: asShopper() })).json<{ data: { images: { id: string; alt: string }[] } }>().data.images
  const count = async (table: string) => (await sql<{ n: number }>`select count(*) as n from ${sql.raw(table)}`.execute(database.owner)).rows[0]?.n
  return { database, services, app, product_id, send, get, put, shown, count }
}

const plain = (width = 400, height = 200, colour = 'teal') => sharp({ create: { width, height, channels: 3, background: colour } })

test('an upload is turned upright, and what the camera wrote is gone', async () => {
  const { send, get } = await open()
  const photo = await plain().withMetadata({ orientation: 6 }).withExifMerge({ IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 22/1 0/1' } }).jpeg().toBuffer()
  expect((await sharp(photo).metadata()).orientation).toBe(6)
  const { status, json: { data } } = await send(photo, { alt: 'A mug' })
  expect([status, data.width, data.height]).toEqual([201, 200, 400])
  for (const format of ['avif', 'webp', 'jpeg']) {
    const answer = await get(data.id, `320.${format}`)
    const { exif, orientation, width, height, format: found } = await sharp(answer.rawPayload).metadata()
    expect({ type: answer.headers['content-type'], exif, orientation, width, height, found }).toEqual({ type: `image/${format}`, exif: undefined, orientation: undefined, width: 160, height: 320, found: format === 'avif' ? 'heif' : format })
    expect(answer.rawPayload.includes('SecretCam')).toBe(false)
  }
})

test('a size is made once, kept for good, and known again by its tag', async () => {
  const { send, get, count } = await open()
  const { json: { data } } = await send(await plain().png().toBuffer())
  const [one, two] = await Promise.all([get(data.id, '160.webp'), get(data.id, '160.webp')])
  expect(one.rawPayload.equals(two.rawPayload)).toBe(true)
  expect(await count('catalog.rendition')).toBe(1)
  expect(one.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
  expect((await get(data.id, '160.webp', { 'if-none-match': one.headers['etag'] })).statusCode).toBe(304)
  expect((await get(data.id, '160.webp')).rawPayload.equals(one.rawPayload)).toBe(true)
})

test('a small image is not blown up', async () => {
  const { send, get } = await open()
  const { json: { data } } = await send(await plain(100, 50).png().toBuffer())
  expect(await sharp((await get(data.id, '1280.jpeg')).rawPayload).metadata()).toMatchObject({ width: 100, height: 50 })
})

test.each([
  ['text that calls itself a JPEG', async () => Buffer.from('just text'), 'NOT_AN_IMAGE'],
  ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'), 'NOT_AN_IMAGE'],
  ['half a JPEG', async () => (await sharp({ create: { width: 400, height: 400, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 }, background: 'black' } }).jpeg().toBuffer()).subarray(0, 20_000), 'NOT_AN_IMAGE'],
  ['a picture that moves', async () => sharp(await Promise.all(['red', 'blue'].map((colour) => plain(8, 8, colour).png().toBuffer())), { join: { animated: true } }).webp().toBuffer(), 'IMAGE_ANIMATED'],
  ['a bomb: a few kilobytes that are 144 megapixels', () => plain(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer(), 'IMAGE_TOO_LARGE'],
])('%s is refused on its field', async (_what, make, code) => {
  const { send, count } = await open()
  expect(await send(await make())).toMatchObject({ status: 422, json: { code, field: 'file' } })
  expect(await count('catalog.picture')).toBe(0)
})

test('a file of more bytes than an image has is not taken', async () => {
  const { send } = await open()
  expect((await send(Buffer.alloc(MOST_IMAGE_BYTES + 1))).status).toBe(413)
})

test('the same bytes again are the image that hangs there', async () => {
  const { send, shown } = await open()
  const bytes = await plain().png().toBuffer()
  const [one, two] = [await send(bytes), await send(bytes)]
  expect(two.json.data.id).toBe(one.json.data.id)
  expect(await shown()).toHaveLength(1)
})

test('images are ordered, described and taken down', async () => {
  const { app, product_id, send, put, shown, get, count } = await open()
  const [a, b] = [(await send(await plain().png().toBuffer(), { alt: 'A' })).json.data.id, (await send(await plain(50, 50, 'red').png().toBuffer(), { alt: 'B' })).json.data.id]
  expect((await put('', { image_ids: [b] })).json()).toMatchObject({ code: 'IMAGES_DIFFER' })
  expect((await put('', { image_ids: [b, a] })).statusCode).toBe(204)
  expect((await put(`/${a}`, { alt: 'From the side' })).statusCode).toBe(204)
  expect(await shown()).toMatchObject([{ id: b, alt: 'B' }, { id: a, alt: 'From the side' }])
  await get(b, '160.webp')
  expect((await app.inject({ method: 'DELETE', url: `/api/v1/shop/admin/products/${product_id}/images/${b}`, headers: asCaller() })).statusCode).toBe(204)
  expect(await shown()).toMatchObject([{ id: a }])
  expect((await get(b, '160.webp')).statusCode).toBe(404)
  expect(await count('files.file')).toBe(1)
})

test('nobody hangs an image on another tenant’s product', async () => {
  const { send, count } = await open()
  expect((await send(await plain().png().toBuffer(), { caller: { tenant_id: SECOND } })).status).toBe(404)
  expect(await count('catalog.picture')).toBe(0)
})

test('what was removed thirty days ago is forgotten, with its images', async () => {
  const { app, services, product_id, send, count } = await open()
  await send(await plain().png().toBuffer())
  await app.inject({ method: 'DELETE', url: `/api/v1/shop/admin/products/${product_id}`, headers: asCaller() })
  const later = (days: number) => forgetRemoved({ services, signal: new AbortController().signal }, new Date(Date.now() + days * 86_400_000))
  await later(29)
  expect(await count('catalog.product')).toBe(1)
  await later(31)
  expect([await count('catalog.product'), await count('catalog.sku'), await count('catalog.picture'), await count('files.file')]).toEqual([0, 0, 0, 0])
})
