// What other modules may use.
export { cartRequestOf } from './carts.routes.ts'
export type { FullCart, PricedLine } from './carts.schema.ts'
export { type CartRequest, closeCart, takeCart } from './carts.service.ts'
