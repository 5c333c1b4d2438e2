import { expect, test } from 'vitest'
import { CUSTOMER, openShop, OTHER } from '../../tests/payments.ts'

test('a card pays an order: the money is booked, and the order hears of it once', async () => {
  const { payable, pay, card, shop, payment, published, balances, unbalanced } = await openShop()
  const order = await payable()
  const { status, data } = await pay(order, 'stripe')
  expect({ status, data }).toMatchObject({ status: 201, data: { method: 'stripe', status: 'pending', amount_minor: 4_900, next_action: { kind: 'card' } } })
  await card(data)
  expect((await shop('POST', `/shop/payments/${data.payment_id}/confirm`)).data).toMatchObject({ status: 'captured', captured_minor: 4_900, next_action: null })
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: 4_900 })
  expect((await published('payment_completed')).map(({ payload, key }) => [key, payload['amount_minor']])).toEqual([[order.order_id, 4_900]])
  expect(await balances()).toEqual({ revenue: -4_900, customer_receivable: 0, clearing_stripe: 4_900 - 172, fees: 172 })
  expect(await unbalanced()).toEqual([])
})

test('nobody pays, or sees, the order of somebody else', async () => {
  const { payable, pay, shop } = await openShop()
  const order = await payable({ customer_id: CUSTOMER, token_hash: null })
  const { data } = await pay(order, 'cod', { customer_id: CUSTOMER, token: null })
  expect(data.status).toBe('pending')
  for (const who of [{ token: 'guess' }, { token: null }, { customer_id: '00000000-0000-4000-8000-0000000000c2' }, { customer_id: CUSTOMER, tenant_id: OTHER }]) {
    expect((await pay(order, 'stripe', who)).status).toBe(404)
    expect((await shop('GET', `/shop/payments/${data.payment_id}/status`, who)).status).toBe(404)
    expect((await shop('POST', `/shop/payments/${data.payment_id}/confirm`, who)).status).toBe(404)
  }
  expect((await shop('GET', `/shop/payments/${data.payment_id}/status`, { customer_id: CUSTOMER, token: null })).status).toBe(200)
})
