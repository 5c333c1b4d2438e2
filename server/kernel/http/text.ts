import type { FastifyRequest } from 'fastify'
import { invalid } from '../errors.ts'

/** PostgreSQL stores every character but U+0000: no route takes it, wherever it stands. */
export function refuseNul(req: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void {
  const field = findNul({ ...(req.params as object), ...(req.query as object) }) ?? findNul(req.body)
  done(field === undefined ? undefined : invalid(field, 'The character U+0000 is not allowed'))
}

/** The name of the field that holds it. Without recursion: a body may be half a million lists deep. */
function findNul(input: unknown): string | undefined {
  const open: [name: string, value: unknown][] = [['', input]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, value] = next
    if (typeof value === 'string' && value.includes('\0')) return name
    if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) open.push([Array.isArray(value) ? name : key, inner])
  }
  return undefined
}
