import type { IncomingMessage, ServerResponse } from 'node:http'

const MAX_BODY = 10 * 1024 * 1024

export interface Visit {
  req: IncomingMessage
  res: ServerResponse
  /** The path below the system's own, `/v2/…`. */
  path: string
  query: URLSearchParams
  method: string
}

export async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    size += (chunk as Buffer).length
    if (size > MAX_BODY) throw new Error('the body is too large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

export const jsonOf = async (req: IncomingMessage): Promise<unknown> => JSON.parse((await bodyOf(req)).toString() || 'null')

export function sendJson(res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body))
}

export function sendHtml(res: ServerResponse, body: string): void {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(body)
}

/** The connection dies without an answer. */
export const cut = (res: ServerResponse): void => void res.socket?.destroy()

/** Says how long the answer is and dies in the middle of it. */
export function sendHalf(res: ServerResponse, body: unknown): void {
  const text = JSON.stringify(body)
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(text)) })
  res.write(text.slice(0, Math.floor(text.length / 2)), () => cut(res))
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
