import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { connect, type Db, type Role } from './db.ts'

declare module 'vitest' {
  interface ProvidedContext {
    pgUrl: string
    template: string
  }
}

export interface TestDatabase {
  url: string
  /** The application's role, as in production: row-level security holds. */
  app: Db
  system: Db
  auth: Db
  owner: Db
}

/** A database of the test's own, cloned from the migrated template and dropped when the test is over. */
export async function testDatabase(): Promise<TestDatabase> {
  const admin = new pg.Client(inject('pgUrl'))
  admin.on('error', () => {}) // a test may stop the server
  await admin.connect()
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name} template ${inject('template')}`)
  const url = new URL(inject('pgUrl'))
  url.pathname = `/${name}`
  const as = (role: Role) => connect(url.href, { role, max: 5 })
  const database = { url: url.href, app: as('app'), system: as('system'), auth: as('auth'), owner: as('owner') }
  onTestFinished(async () => {
    await Promise.all([database.app, database.system, database.auth, database.owner].map((db) => db.destroy()))
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return database
}

/** The application's connection to a database of the test's own. */
export const testDb = async (): Promise<Db> => (await testDatabase()).app
