import { apiBench } from './api.bench.ts'
import { ingestBench } from './ingest.bench.ts'
import { relayBench } from './relay.bench.ts'

/** Each bench starts what it needs, measures both sides in one run, prints its table and returns the exit code. */
const benches: Record<string, () => Promise<number>> = { ingest: ingestBench, api: apiBench, relay: relayBench }

const name = process.argv[2] ?? ''
const bench = benches[name]
if (bench === undefined) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}`)
  process.exitCode = 2
} else {
  process.exitCode = await bench()
}
