import { type ConsumerContext, onEvent } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import { customerErased } from '#shop/customers'
import { holdExpired } from '#shop/inventory'
import { paymentAuthorized, paymentCompleted, paymentDisputed, paymentFailed, paymentRefunded, refundFailed } from '#shop/payments'
import { advanceJob } from './advance.job-type.ts'
import { orderCancelled, orderConfirmed, orderExpired, orderRefunded, orderShipped, returnRequested } from './orders.events.ts'
import { forgetCustomer } from './privacy.repository.ts'
import { tellEnded, tellRefunded, tellReturn, tellShipped, tellSold } from './tell.service.ts'

/** Each step looks at what is true when it runs, so that late, doubled and overtaken events are the same to it. */
async function advance({ db, event: { tenant_id } }: ConsumerContext, orderId: string, said: { kind: string; detail: Record<string, unknown> } | null): Promise<void> {
  if (tenant_id !== null) await enqueue(db, advanceJob, { tenant_id, order_id: orderId, said }, { priority: 'manual' })
}

const saga = [
  onEvent('orders.follow_authorization', paymentAuthorized, (context, { order_id, ...detail }) => advance(context, order_id, { kind: 'payment_authorized', detail })),
  onEvent('orders.follow_payment', paymentCompleted, (context, { order_id, ...detail }) => advance(context, order_id, { kind: 'paid', detail })),
  onEvent('orders.follow_failure', paymentFailed, (context, { order_id, ...detail }) => advance(context, order_id, { kind: 'payment_failed', detail })),
  onEvent('orders.follow_refund', paymentRefunded, (context, { order_id, ...detail }) => advance(context, order_id, { kind: 'refunded', detail })),
  onEvent('orders.follow_failed_refund', refundFailed, (context, { order_id, ...detail }) => advance(context, order_id, { kind: 'refund_failed', detail })),
  onEvent('orders.follow_dispute', paymentDisputed, (context, { order_id, ...detail }) => advance(context, order_id, { kind: `dispute_${detail.status}`, detail })),
  onEvent('orders.follow_lost_hold', holdExpired, (context, { owner_id }) => advance(context, owner_id, null)),
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
