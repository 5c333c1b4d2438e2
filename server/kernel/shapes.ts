import { z } from 'zod'

/** `{ data }` around an answer. */
export const data = <T extends z.ZodType>(shape: T) => z.object({ data: shape })

/** A list without pages, for what is short by its nature. */
export const list = <T extends z.ZodType>(shape: T) => z.object({ data: z.array(shape) })

const Pagination = z.object({ page: z.int(), limit: z.int(), total: z.int(), pages: z.int() })

/** A page of a list: `{ data, pagination: { page, limit, total, pages } }`. */
export const page = <T extends z.ZodType>(shape: T) => z.object({ data: z.array(shape), pagination: Pagination })

/** `?page=1&limit=20`, limit ≤ 100. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(20),
}
export interface PageQuery {
  page: number
  limit: number
}

export const paginate = ({ page: at, limit }: PageQuery, total: number) => ({ page: at, limit, total, pages: Math.ceil(total / limit) })
