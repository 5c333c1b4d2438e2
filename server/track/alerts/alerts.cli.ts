import { parseArgs } from 'node:util'
import { type Db, withTenant } from '#kernel/db'
import { invalid } from '#kernel/errors'
import { findProductByAsin, readSamples } from '#track/tracking'
import { RuleName } from './alerts.schema.ts'
import { toProductEvent } from './product-events.ts'
import { replayReport } from './replay-report.ts'
import { type Replay, replay, type Window } from './replay.ts'
import { DEFAULT_RULES } from './detector/rules.ts'

/** What a command works with. `db` is the application's connection. */
export interface CliContext {
  db: Db
  tenantId: string
  out: (text: string) => void
}

const USE = 'tradewind alerts replay ASIN [--marketplace us] [--naive] [--from TIME] [--to TIME] [--rule NAME] [--json]'

/** `tradewind alerts VERB …`. `replay` is the only verb. */
export function alertsCommand(context: CliContext, [verb, ...argv]: string[]): Promise<number> {
  if (verb !== 'replay') throw invalid('verb', `Use: ${USE}`)
  return replayCommand(context, argv)
}

/**
 * `tradewind alerts replay ASIN`: what the detector would have told of the stored history, and why.
 * @returns the exit code: 1 when the tenant does not track the listing
 * @throws AppError 400 for an argument that is none
 */
export async function replayCommand({ db, tenantId, out }: CliContext, argv: string[]): Promise<number> {
  const { asin, marketplace, window, naive, json } = readArguments(argv)
  const replays = await withTenant(db, tenantId, async (trx) => {
    const found = []
    for (const product of await findProductByAsin(trx, asin, marketplace)) {
      found.push({ product, replayed: await replay(readSamples(trx, product.listing_id), DEFAULT_RULES, window) })
    }
    return found
  })
  if (replays.length === 0) {
    out(`${asin}${marketplace === undefined ? '' : ` on ${marketplace}`} is not tracked by this tenant. Add it, or import a file that holds it.\n`)
    return 1
  }
  for (const { product, replayed } of replays) {
    if (json) out(`${JSON.stringify(toJson(product, replayed, naive))}\n`)
    else out(`${replayReport(product, replayed, { naive }).join('\n')}\n`)
  }
  return 0
}

function readArguments(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      marketplace: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      rule: { type: 'string', multiple: true },
      naive: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const asin = positionals[0]?.toUpperCase() ?? ''
  if (!/^[A-Z0-9]{10}$/.test(asin) || positionals.length > 1) throw invalid('asin', `Name one ASIN: ${USE}`)
  const window: Window = { from: time('from', values.from), to: time('to', values.to), only: (values.rule ?? []).map(ruleNamed) }
  return { asin, marketplace: values.marketplace?.toLowerCase(), window, naive: values.naive, json: values.json }
}

function time(field: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw invalid(field, `--${field}: “${text}” is no time (ISO 8601, for example 2026-04-25 or 2026-04-25T20:49:15Z)`)
  return at
}

function ruleNamed(text: string): RuleName {
  const rule = RuleName.safeParse(text.replaceAll('-', '_'))
  if (!rule.success) throw invalid('rule', `“${text}” is no rule: ${RuleName.options.join(', ')}`)
  return rule.data
}

function toJson({ id, listing_id, asin, marketplace }: { id: string; listing_id: string; asin: string; marketplace: string }, replayed: Replay, isNaive: boolean) {
  const { findings, naive, ...rest } = replayed
  return { product_id: id, asin, marketplace, ...rest, findings: findings.map((finding) => toProductEvent(listing_id, finding)), ...(isNaive ? { naive } : {}) }
}
