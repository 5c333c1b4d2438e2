/** Each bench starts what it needs, measures both sides in one run, prints its table and returns the exit code. */
const benches: Record<string, () => Promise<number>> = {
  ingest: async () => (await import('./ingest.bench.ts')).ingestBench(),
  analysis: async () => (await import('./analysis.bench.ts')).analysisBench(),
  alerts: async () => (await import('./alerts.bench.ts')).alertsBench(),
  api: async () => (await import('./api.bench.ts')).apiBench(),
  crawl: async () => (await import('./crawl.bench.ts')).crawlBench(),
  realtime: async () => (await import('./realtime.bench.ts')).realtimeBench(),
  shop: async () => (await import('./shop.bench.ts')).shopBench(),
  search: async () => (await import('./search.bench.ts')).searchBench(),
  recommend: async () => (await import('./recommend.bench.ts')).recommendBench(),
  relay: async () => (await import('./relay.bench.ts')).relayBench(),
}

const name = process.argv[2] ?? ''
const bench = benches[name]
if (bench === undefined) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}`)
  process.exitCode = 2
} else {
  process.exitCode = await bench()
}
