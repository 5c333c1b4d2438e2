import type { FastifyRequest } from 'fastify'
import { invalid } from '../errors.ts'

/** PostgreSQL stores every text but U+0000 and, in JSON, halves of characters (lone surrogates): no route takes them, wherever they stand. */
export function refuseUnstorable(req: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void {
  const field = findUnstorable({ ...(req.params as object), ...(req.query as object) }) ?? findUnstorable(req.body)
  done(field === undefined ? undefined : invalid(field, 'The character U+0000, and halves of characters, are not allowed'))
}

const isUnstorable = (text: string) => text.includes('\0') || !text.isWellFormed()

/** The name of the field that holds it. Without recursion: a body may be half a million lists deep. */
function findUnstorable(input: unknown): string | undefined {
  const open: [name: string, value: unknown][] = [['', input]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, value] = next
    if (typeof value === 'string' && isUnstorable(value)) return name
    if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) open.push([Array.isArray(value) ? name : key, inner])
  }
  return undefined
}
