import type { FastifyRequest } from 'fastify'
import { invalid, tooLarge } from '#kernel/errors'

export const MOST_IMAGE_BYTES = 20 * 2 ** 20

/** The one file of an upload, and the fields before it. @throws AppError 400 on `file`, 413 */
export async function readUpload(req: FastifyRequest): Promise<{ sent: Buffer; fields: Record<string, string> }> {
  if (!req.isMultipart()) throw invalid('file', 'Send the file as multipart/form-data')
  const fields: Record<string, string> = {}
  let sent: Buffer | undefined
  for await (const part of req.parts({ limits: { files: 1, fields: 5, fieldSize: 2_000, fileSize: MOST_IMAGE_BYTES } })) {
    if (part.type === 'field') {
      const text = String(part.value)
      if (text.includes('\0') || !text.isWellFormed()) throw invalid(part.fieldname, 'The character U+0000, and halves of characters, are not allowed')
      fields[part.fieldname] = text
    } else {
      sent = await part.toBuffer().catch(() => { throw tooLarge(`An image has at most ${MOST_IMAGE_BYTES / 2 ** 20} MiB`) })
    }
  }
  if (sent === undefined || sent.length === 0) throw invalid('file', 'The upload holds no file')
  return { sent, fields }
}
