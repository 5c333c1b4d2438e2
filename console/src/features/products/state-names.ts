import { m } from '../../paraglide/messages.js'
import type { State } from './products.search.ts'

export const stateNames: Record<State, () => string> = {
  active: m.products_active,
  paused: m.products_paused,
  in_stock: m.availability_in_stock,
  out_of_stock: m.availability_out_of_stock,
}
