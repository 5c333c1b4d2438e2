// What other modules may use.
export { orderCancelled, orderConfirmed, orderCreated, orderDelivered, orderExpired, orderRefunded, orderShipped } from './orders.events.ts'
export { findBought as boughtBy } from './orders.repository.ts'
