import type { Db } from '#kernel/db'
import { enqueue, onCall, onSchedule } from '#kernel/jobs'
import { alignJob, callbackJob, cancelJob, captureJob, checkJob, reconcileJob, refundJob } from './payments.job-types.ts'
import * as callbacks from './callbacks.repository.ts'
import { giveUpCallback, workCallback } from './callbacks.service.ts'
import { cancelPayment } from './cancel-payment.service.ts'
import { captureReserved } from './capture-payment.service.ts'
import { checkPayment } from './confirm-payment.service.ts'
import { alignPayment } from './open-payment.service.ts'
import * as payments from './payments.repository.ts'
import { sendRefund } from './refund.service.ts'
import * as reconciliations from './reconciliations.repository.ts'
import * as refunds from './refunds.repository.ts'
import { reconcileDay } from './statements.service.ts'

const SWEEP = 500
/** A callback or a refund that is late by this much was lost with a job. */
const LOST_MS = 10 * 60_000
/** Stripe tells of what happened for 30 days; nobody asks for a callback after that. */
const KEEP_MS = 90 * 24 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

export const paymentJobs = [
  onCall(checkJob, ({ services }, id) => checkPayment(services, id)),
  onCall(alignJob, ({ services }, id) => alignPayment(services, id)),
  onCall(captureJob, ({ services }, id) => captureReserved(services, id)),
  onCall(cancelJob, ({ services }, id) => cancelPayment(services, id, 'system')),
  onCall(refundJob, ({ services }, id) => sendRefund(services, id)),
  onCall(callbackJob, ({ services }, id) => workCallback(services, id), ({ services }, id) => giveUpCallback(services, id)),
  onCall(reconcileJob, ({ services }, order) => reconcileDay(services, order)),
  onSchedule('payments.sweep', '* * * * *', ({ services }) => sweep(services.systemDb, new Date())),
  // By then the providers have written down the day before.
  onSchedule('payments.daily', '20 5 * * *', ({ services }) => reconcileYesterday(services.systemDb, new Date())),
  onSchedule('payments.prune', '50 3 * * *', ({ services }) => callbacks.removeBefore(services.systemDb, new Date(Date.now() - KEEP_MS))),
]

/** What nobody told us of is asked for. A job too many finds nothing to do. */
export async function sweep(systemDb: Db, now: Date): Promise<void> {
  const lost = new Date(now.getTime() - LOST_MS)
  for (const id of await payments.listDue(systemDb, now, SWEEP)) await enqueue(systemDb, checkJob, id)
  for (const id of await refunds.listWaiting(systemDb, lost, SWEEP)) await enqueue(systemDb, refundJob, id)
  for (const id of await callbacks.listLate(systemDb, lost, SWEEP)) await enqueue(systemDb, callbackJob, id)
}

export async function reconcileYesterday(systemDb: Db, now: Date): Promise<void> {
  const day = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10)
  for (const tenant_id of await reconciliations.listBusy(systemDb, day)) await enqueue(systemDb, reconcileJob, { tenant_id, day })
}
