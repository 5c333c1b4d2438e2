import { expect, test } from 'vitest'
import { enqueue } from '#kernel/jobs'
import { openShop, TENANT } from '../../tests/payments.ts'
import { checkJob, refundJob } from './payments.job-types.ts'

/** A small generator: the same seed is the same run. */
function randomOf(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const SEEDS = (process.env['PAYMENTS_SEEDS'] ?? '7,20261120').split(',').map(Number) // more of them: PAYMENTS_SEEDS=1,2,3

test.each(SEEDS)('seed %i: whatever happens at once, the books balance, and nobody is charged or paid twice', async (seed) => {
  const random = randomOf(seed)
  const shop = await openShop({ PAYMENT_TIMEOUT_S: '1' })
  const { world, rows, work, stripeHook, paypalHook, refund, callOff, pay, card } = shop
  if (random(2) === 0) await rows(`insert into kernel.setting (tenant_id, name, value) values ($1, 'payments.capture_manually', 'true')`, [TENANT])
  const orders = await Promise.all(Array.from({ length: 6 }, (_, at) => shop.payable({ amount_minor: 1_000 + 37 * at })))
  const quiet = () => undefined
  let keys = 0
  const acts: (() => Promise<unknown>)[] = [
    ...[0, 1, 2].map(() => async () => {
      const order = orders[random(orders.length)]
      const { data } = order === undefined ? { data: undefined } : await pay(order, random(4) === 0 ? 'paypal' : 'stripe')
      if (data?.next_action?.kind === 'card') await card(data, ['pm_card_visa', 'pm_card_visa', 'pm_card_visa_chargeDeclined'][random(3)]).catch(quiet)
      if (data?.next_action?.kind === 'redirect') await fetch(data.next_action.url as string, { method: 'POST', body: new URLSearchParams({ answer: 'yes' }), redirect: 'manual' }).catch(quiet)
      if (data !== undefined && random(2) === 0) await shop.shop('POST', `/shop/payments/${data.payment_id}/confirm`)
    }),
    async () => {
      const event = world.stripe.events[random(Math.max(1, world.stripe.events.length))]
      if (event !== undefined) await Promise.all([stripeHook(event), stripeHook(event)])
    },
    async () => {
      const event = world.paypal.events[random(Math.max(1, world.paypal.events.length))]
      if (event !== undefined) await paypalHook(event)
    },
    async () => {
      const order = orders[random(orders.length)]
      if (order !== undefined) await refund({ order_id: order.order_id, amount_minor: 1 + random(700), reason: 'returned', idempotency_key: `key ${random(3) === 0 ? random(4) : 100 + ++keys}` }).catch(quiet)
    },
    async () => {
      const [one] = await rows<{ id: string }>(`select id from payments.payment where status = 'authorized' limit 1`)
      if (one !== undefined) await shop.admin('POST', `/payments/${one.id}/${random(3) === 0 ? 'void' : 'capture'}`, random(3) === 0 ? {} : { body: {} })
    },
    async () => {
      const order = orders[random(orders.length)]
      if (order !== undefined && random(6) === 0) await callOff(order)
    },
    () => work(),
    async () => void world.faults.add({ system: random(2) === 0 ? 'stripe' : 'paypal', kind: (['lost_answer', '500', '429'] as const)[random(3)] ?? '500', times: 1, after: random(3) }),
  ]
  for (let round = 0; round < 25; round += 1) await Promise.all(Array.from({ length: 4 }, () => acts[random(acts.length)] ?? (() => Promise.resolve())).map((act) => act()))

  // The weather clears: everything that waits is done.
  world.faults.clear()
  for (let round = 0; round < 6; round += 1) {
    const [payments, refunds] = [await rows<{ id: string; tenant_id: string }>('select id, tenant_id from payments.payment where check_at is not null'), await rows<{ id: string; tenant_id: string }>(`select id, tenant_id from payments.refund where status = 'pending'`)]
    await shop.database.system.transaction().execute(async (trx) => {
      for (const { id, tenant_id } of payments) await enqueue(trx, checkJob, { tenant_id, payment_id: id })
      for (const { id, tenant_id } of refunds) await enqueue(trx, refundJob, { tenant_id, refund_id: id })
    })
    await work()
  }

  expect(await shop.unbalanced(), `seed ${seed}: a posting does not balance`).toEqual([])
  expect(await rows('select currency, sum(amount_minor) from payments.entry group by currency having sum(amount_minor) <> 0'), `seed ${seed}: the ledger`).toEqual([])
  expect(await rows('select id from payments.payment where refunded_minor + pending_refund_minor > captured_minor'), `seed ${seed}: more went back than came`).toEqual([])
  const [ours] = await rows<{ captured: number; refunded: number; open: number }>(`select coalesce(sum(captured_minor) filter (where method = 'stripe'), 0)::int as captured, coalesce(sum(refunded_minor) filter (where method = 'stripe'), 0)::int as refunded, count(*) filter (where status = 'unknown')::int as open from payments.payment`)
  const { charged, refunded } = world.stripe.sums()
  expect(ours, `seed ${seed}: the provider says`).toEqual({ captured: charged, refunded, open: 0 })
  const taken = [...world.paypal.orders.values()].flatMap(({ purchase_units }) => purchase_units[0]?.payments.captures ?? [])
  const [paypal] = await rows<{ captured: number }>(`select coalesce(sum(captured_minor) filter (where method = 'paypal'), 0)::int as captured from payments.payment`)
  expect(paypal?.captured, `seed ${seed}: PayPal says`).toBe(taken.reduce((sum, { amount }) => sum + Math.round(Number(amount.value) * 100), 0))
  expect(await rows('select order_id from payments.payment where captured_minor > 0 and refused_code is null and is_live group by order_id having count(*) > 1'), `seed ${seed}: an order paid twice`).toEqual([])
  const sums = await rows<{ payment_id: string }>(`select p.id from payments.payment p left join (select m.payment_id, sum(e.amount_minor) filter (where m.kind in ('capture', 'refused_capture')) as came, -sum(e.amount_minor) filter (where m.kind in ('refund', 'refund_reversed')) as went
    from payments.posting m join payments.entry e on e.posting_id = m.id where e.account like 'clearing%' group by 1) b on b.payment_id = p.id where p.captured_minor <> coalesce(b.came, 0) or p.refunded_minor <> coalesce(b.went, 0)`)
  expect(sums, `seed ${seed}: rows and ledger differ`).toEqual([])
}, 60_000)
