import { fingerprint } from '#kernel/crypto'
import type { Payable } from './payables.repository.ts'

export interface Payer {
  /** Null: a guest. */
  customer_id: string | null
  /** What a guest proves the order with. */
  order_token: string | undefined
}

/** An order is its customer's, or whoever's holds its secret. */
export const isPayer = ({ customer_id, token_hash }: Payable, payer: Payer): boolean =>
  (payer.customer_id !== null && customer_id === payer.customer_id) || (payer.order_token !== undefined && token_hash !== null && token_hash === fingerprint(payer.order_token))
