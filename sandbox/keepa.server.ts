import { gzipSync } from 'node:zlib'
import type { Faults } from './faults.ts'
import { cut, sendHalf, sendJson, type Visit } from './http.ts'
import { DOMAINS, keepaProduct } from './keepa.ts'
import type { World } from './lives.ts'

const MARKETPLACE = new Map(Object.entries(DOMAINS).map(([code, domain]) => [domain, code]))
const REFILL_PER_MINUTE = 60
/** Unused tokens expire after an hour; the sandbox begins with some. */
const FIRST_TOKENS = 600
const MAX_ASINS = 100

/** Keepa's `/product`, with its bucket of tokens. */
export function createKeepa({ world, faults }: { world: World; faults: Faults }) {
  let tokens = FIRST_TOKENS
  let measured = Date.now()
  const refill = () => {
    const now = Date.now()
    const minutes = Math.floor((now - measured) / 60_000)
    tokens = Math.min(REFILL_PER_MINUTE * 60, tokens + minutes * REFILL_PER_MINUTE)
    measured += minutes * 60_000
    return { tokensLeft: tokens, refillIn: 60_000 - (now - measured), refillRate: REFILL_PER_MINUTE, tokenFlowReduction: 0, timestamp: now }
  }

  function keepa({ res, path, query }: Visit): void {
    const fail = (status: number, type: string, message: string) => sendJson(res, status, { ...refill(), tokensConsumed: 0, error: { type, message, details: '' } })
    if (path !== '/product') return fail(404, 'invalidParameter', 'There is no such request')
    if ((query.get('key') ?? '').length < 8) return fail(402, 'accessDenied', 'The API key is not valid')
    const asins = (query.get('asin') ?? '').split(',').filter((asin) => asin !== '')
    const marketplace = MARKETPLACE.get(Number(query.get('domain')))
    if (marketplace === undefined || asins.length === 0 || asins.length > MAX_ASINS) return fail(400, 'invalidParameter', 'domain or asin is not valid')
    const fault = faults.strike('keepa', 'any', asins[0])
    if (fault === '429') tokens = -1
    if (fault === 'timeout') return
    if (fault === 'lost_answer') return cut(res)
    if (fault === '500') return fail(500, 'internalError', 'Internal error')
    const state = refill()
    if (tokens < asins.length) return fail(429, 'NOT_ENOUGH_TOKEN', 'There are not enough tokens')
    tokens -= asins.length
    const until = Date.now()
    const products = asins.map((asin) => (fault === 'not_found' ? { asin, domainId: Number(query.get('domain')), csv: null, title: null } : keepaProduct(marketplace, asin, { until, clock: world.clock })))
    const answer = { ...state, tokensLeft: tokens, tokensConsumed: asins.length, products: fault === 'wrong_type' ? 'none' : products }
    if (fault === 'half_answer') return sendHalf(res, answer)
    // Keepa answers in gzip always.
    res.writeHead(200, { 'content-type': 'application/json;charset=UTF-8', 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(answer)))
  }
  return { keepa, tokens: () => refill().tokensLeft }
}
