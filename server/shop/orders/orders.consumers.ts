import { onEvent } from '#kernel/events'
import { customerErased } from '#shop/customers'
import { holdExpired } from '#shop/inventory'
import { paymentAuthorized, paymentCompleted, paymentDisputed, paymentFailed, paymentRefunded, refundFailed } from '#shop/payments'
import { orderCancelled, orderConfirmed, orderExpired, orderRefunded, orderShipped, returnRequested } from './orders.events.ts'
import { forgetCustomer } from './privacy.repository.ts'
import { advanceOrder, loseHold } from './saga.service.ts'
import { tellEnded, tellRefunded, tellReturn, tellShipped, tellSold } from './tell.service.ts'

/** The saga's steps: each looks at what is true now, so that late, doubled and overtaken events are the same to it. */
const saga = [
  onEvent('orders.follow_authorization', paymentAuthorized, ({ db }, { order_id, ...detail }) => advanceOrder(db, order_id, new Date(), { kind: 'payment_authorized', actor: 'system', detail })),
  onEvent('orders.follow_payment', paymentCompleted, ({ db }, { order_id, ...detail }) => advanceOrder(db, order_id, new Date(), { kind: 'paid', actor: 'system', detail })),
  onEvent('orders.follow_failure', paymentFailed, ({ db }, { order_id, ...detail }) => advanceOrder(db, order_id, new Date(), { kind: 'payment_failed', actor: 'system', detail })),
  onEvent('orders.follow_refund', paymentRefunded, ({ db }, { order_id, ...detail }) => advanceOrder(db, order_id, new Date(), { kind: 'refunded', actor: 'system', detail })),
  onEvent('orders.follow_failed_refund', refundFailed, ({ db }, { order_id, ...detail }) => advanceOrder(db, order_id, new Date(), { kind: 'refund_failed', actor: 'system', detail })),
  onEvent('orders.follow_dispute', paymentDisputed, ({ db }, { order_id, ...detail }) => advanceOrder(db, order_id, new Date(), { kind: `dispute_${detail.status}`, actor: 'system', detail })),
  onEvent('orders.follow_lost_hold', holdExpired, ({ db }, { owner_id }) => loseHold(db, owner_id, new Date())),
]

const letters = [
  onEvent('orders.tell_sold', orderConfirmed, ({ db }, { order_id }) => tellSold(db, order_id)),
  onEvent('orders.tell_cancelled', orderCancelled, ({ db }, { order_id }) => tellEnded(db, order_id, false)),
  onEvent('orders.tell_expired', orderExpired, ({ db }, { order_id }) => tellEnded(db, order_id, true)),
  onEvent('orders.tell_shipped', orderShipped, ({ db }, shipped) => tellShipped(db, shipped)),
  onEvent('orders.tell_refunded', orderRefunded, ({ db }, refunded) => tellRefunded(db, refunded)),
  onEvent('orders.tell_return', returnRequested, ({ db }, asked) => tellReturn(db, asked)),
]

export const orderConsumers = [...saga, ...letters, onEvent('orders.forget', customerErased, ({ db }, { customer_id }) => forgetCustomer(db, customer_id))]
