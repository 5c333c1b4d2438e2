import { withTenant } from '#kernel/db'
import { onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import { expireHold } from './hold-stock.service.ts'
import * as holds from './holds.repository.ts'
import { inventoryRoutes } from './inventory.routes.ts'

const STEP = 500

export const inventoryModule: Module = {
  name: 'inventory',
  routes: inventoryRoutes,
  jobs: [
    onSchedule('inventory.expire_holds', '* * * * *', async ({ services: { db, systemDb }, signal }) => {
      const now = new Date()
      for (let due = await holds.listDue(systemDb, now, STEP); due.length > 0 && !signal.aborted; due = await holds.listDue(systemDb, now, STEP)) {
        for (const { tenant_id, owner_id } of due) await withTenant(db, tenant_id, (trx) => expireHold(trx, owner_id, now))
      }
    }),
  ],
}
