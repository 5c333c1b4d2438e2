import { parseArgs } from 'node:util'
import type { Config } from '#kernel/config'
import { type Db, inTransaction } from '#kernel/db'
import { StartError } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { createLog } from '#kernel/telemetry'
import { findTenant } from '#platform/accounts'
import { openDatabase, prepareDatabase } from './database.ts'
import * as outbox from './kernel/events/outbox.repository.ts'
import { modules } from './modules.ts'
import { tenantsCommand } from './platform/accounts/accounts.cli.ts'
import { ROLES, type Role, serve } from './processes/serve.ts'
import { openServices } from './services.ts'
import { buildStaleConsole } from './console.ts'
import { shopCommand } from './shop/catalog/catalog.cli.ts'
import { alertsCommand } from './track/alerts/alerts.cli.ts'
import { auditCommand } from './track/quality/quality.cli.ts'
import { suggestCommand } from './track/suggestions/suggestions.cli.ts'
import { historyCommand, importCommand } from './track/tracking/tracking.cli.ts'

interface Command {
  usage: string
  about: string
  run(argv: string[], config: Config): Promise<number>
}

/** What a command works with: one tenant's view, and where it writes. */
export interface CommandContext {
  services: Services
  db: Db
  systemDb: Db
  tenantId: string
  out: (text: string) => void
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

export const COMMANDS: Record<string, Command> = {
  serve: {
    usage: 'serve [--run api,worker,…] [--modules tracking,alerts]', about: 'run the server: all roles in one process, or some of them',
    async run(argv, config) {
      const { values } = parseArgs({ args: argv, options: { run: { type: 'string' }, modules: { type: 'string' } } })
      const run = pick('role', values.run, [...ROLES]) as Role[]
      const names = pick('module', values.modules, modules.map((m) => m.name))
      const console = run.includes('api') ? buildStaleConsole(say) : Promise.resolve()
      console.catch(() => {}) // rises where the api waits for it
      return serve({ config, run, modules: modules.filter((m) => names.includes(m.name)), console, say })
    },
  },
  import: {
    usage: 'import FILE… [--marketplace us] [--currency USD] [--observed-at TIME] [--dry-run] [--json]', about: 'read Keepa answers, Apify datasets and CSV; safe to run twice',
    run: tenantCommand(importCommand),
  },
  history: {
    usage: 'history ASIN [--metric price,bsr] [--from] [--to] [--resolution day] [--json]', about: 'show what is known of a product over time',
    run: tenantCommand(historyCommand),
  },
  audit: {
    usage: 'audit ASIN [--marketplace us] [--json]', about: 'hold a page against Amazon’s dated rules: score, every check with its limit, source and date',
    run: tenantCommand(auditCommand),
  },
  suggest: {
    usage: 'suggest ASIN [--depth standard] [--language en] [--json]', about: 'make suggestions for a product, each number with the fact behind it',
    run: tenantCommand(suggestCommand),
  },
  alerts: {
    usage: 'alerts replay ASIN [--naive] [--rule NAME] [--from] [--to] [--json]', about: 'list what the change detector would have told, and why',
    run: tenantCommand(alertsCommand),
  },
  shop: {
    usage: 'shop seed [--products 1000] [--variants 3] [--seed 1] [--images 0] | shop import FILE… [--mapping MAPPING.json] [--dry-run] [--json]', about: 'fill a store with a made-up catalogue, or read products of CSV, JSON or JSONL; safe to run twice',
    run: tenantCommand(shopCommand),
  },
  migrate: {
    usage: 'migrate', about: 'bring the database to this version and leave',
    run: (_argv, config) => withDatabase(config, async ({ applied }) => (say(applied.length === 0 ? 'nothing to do' : applied.join('\n')), 0)),
  },
  events: {
    usage: 'events dead | events replay EVENT_ID|--all', about: 'list dead letters, or deliver them again',
    run: (argv, config) => withDatabase(config, ({ url }) => eventsCommand(argv, config, url)),
  },
  tenants: {
    usage: 'tenants list | activate|suspend|cancel CODE | plan CODE PLAN | admins | admin|no-admin EMAIL', about: 'the tenants of this installation, their state and plan, and who runs it',
    run: (argv, config) =>
      withDatabase(config, async ({ url }) => {
        const services = openServices(config, url, createLog('warn'))
        try {
          return await tenantsCommand(services.systemDb, argv, (text) => void process.stdout.write(text))
        } finally {
          await services.close()
        }
      }),
  },
}

export function usage(): string {
  const width = Math.max(...Object.values(COMMANDS).map((c) => c.usage.length))
  return ['tradewind COMMAND', '', ...Object.values(COMMANDS).map((c) => `  ${c.usage.padEnd(width)}  ${c.about}`), '', 'Commands that read or write use the demo tenant unless --tenant CODE is given.'].join('\n')
}

function pick(what: string, given: string | undefined, known: string[]): string[] {
  if (given === undefined) return known
  const names = given.split(',').map((name) => name.trim()).filter((name) => name !== '')
  const wrong = names.find((name) => !known.includes(name))
  if (wrong !== undefined || names.length === 0) throw new StartError(`there is no ${what} "${wrong ?? ''}": ${known.join(', ')}`)
  return names
}

/** Adopts the running embedded database, or starts it for the time of the command. */
async function withDatabase(config: Config, work: (database: { url: string; applied: string[] }) => Promise<number>): Promise<number> {
  const database = await openDatabase(config, () => {})
  try {
    const applied = await prepareDatabase(database, modules.flatMap((m) => m.jobs ?? []))
    return await work({ url: database.url, applied })
  } finally {
    await database.stop()
  }
}

/** A command that reads or writes as one tenant: `--tenant CODE`, else the oldest (the demo's). */
export function tenantCommand(run: (context: CommandContext, argv: string[]) => Promise<number>) {
  return (argv: string[], config: Config) =>
    withDatabase(config, async ({ url }) => {
      const { code, rest } = takeTenant(argv)
      const services = openServices(config, url, createLog(config.log_level ?? 'warn'))
      try {
        const tenant = await findTenant(services.systemDb, code)
        if (tenant === undefined) throw new StartError(code === undefined ? 'there is no tenant yet: start the server once' : `there is no tenant "${code}"`)
        return await run({ services, db: services.db, systemDb: services.systemDb, tenantId: tenant.id, out: (text) => void process.stdout.write(text) }, rest)
      } finally {
        await services.close()
      }
    })
}

function takeTenant(argv: string[]): { code: string | undefined; rest: string[] } {
  const at = argv.findIndex((arg) => arg === '--tenant' || arg.startsWith('--tenant='))
  if (at < 0) return { code: undefined, rest: argv }
  const inline = argv[at]?.split('=')[1]
  const code = inline ?? argv[at + 1]
  if (code === undefined) throw new StartError('--tenant needs a code')
  return { code, rest: argv.toSpliced(at, inline === undefined ? 2 : 1) }
}

async function eventsCommand(argv: string[], config: Config, url: string): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, options: { all: { type: 'boolean' } }, allowPositionals: true })
  const [action, id] = positionals
  const services = openServices(config, url, createLog('warn'))
  try {
    if (action === 'dead') {
      const dead = await outbox.listDead(services.systemDb)
      for (const d of dead) say([d.dead_at.toISOString(), d.consumer, d.type, d.key, d.event_id, d.error].join('  '))
      if (dead.length === 0) say('no dead letters')
      return 0
    }
    if (action === 'replay' && (id !== undefined || values.all === true)) {
      const count = await inTransaction(services.systemDb, (trx) => outbox.replayDead(trx, id))
      say(`${count} to be delivered again`)
      return count === 0 && id !== undefined ? 1 : 0
    }
    throw new StartError('use: tradewind events dead | tradewind events replay EVENT_ID|--all')
  } finally {
    await services.close()
  }
}
