import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { listContentChanges, readSamples } from '#track/tracking'
import type { Fact, FactDetail, NewFact } from './facts.schema.ts'
import * as facts from './facts.repository.ts'

interface NewSet {
  tenant_id: string
  kind: 'report' | 'suggestions' | 'experiment'
  product_id: string | null
  facts: readonly NewFact[]
}

/**
 * Stores what was measured, in the caller's transaction. It is never changed afterwards.
 * @throws Error when two facts have one code, or one is derived from a code the set does not have
 */
export async function saveFactSet(trx: Db, { facts: given, ...set }: NewSet): Promise<{ fact_set_id: string; facts: Fact[] }> {
  const codes = new Set(given.map(({ code }) => code))
  if (codes.size !== given.length) throw new Error('two facts have one code')
  const orphan = given.find(({ derived_from }) => derived_from.some((code) => !codes.has(code)))
  if (orphan !== undefined) throw new Error(`${orphan.code} is derived from a fact that is not there`)
  const fact_set_id = await facts.insertSet(trx, set)
  await facts.insertFacts(trx, { tenant_id: set.tenant_id, fact_set_id }, given)
  return { fact_set_id, facts: await facts.listOfSet(trx, fact_set_id) }
}

/** The facts of a set in the order of their codes; none when there is no such set. */
export const readFactSet = (trx: Db, factSetId: string): Promise<Fact[]> => facts.listOfSet(trx, factSetId)

/** @throws 404 when there is no such set */
export async function getFactSet(trx: Db, factSetId: string): Promise<Fact[]> {
  if (!(await facts.hasSet(trx, factSetId))) throw notFound('set of facts')
  return facts.listOfSet(trx, factSetId)
}

export const removeFactSets = (trx: Db, ids: readonly string[]): Promise<void> => facts.removeSets(trx, ids)

/** A fact with everything it rests on: what it was computed from, and what was seen at that time. */
export async function explainFact(trx: Db, id: string): Promise<FactDetail> {
  const fact = await facts.find(trx, id)
  if (fact === undefined) throw notFound('fact')
  const all = fact.derived_from.length === 0 ? [] : await facts.listOfSet(trx, fact.fact_set_id)
  return { ...fact, facts: groundsOf(fact, all), ...(await seenAt(trx, fact)) }
}

function groundsOf(fact: Fact, all: readonly Fact[]): Fact[] {
  const byCode = new Map(all.map((one) => [one.code, one]))
  const found = new Map<string, Fact>()
  const open = [...fact.derived_from]
  for (let code = open.shift(); code !== undefined; code = open.shift()) {
    const one = byCode.get(code)
    if (one === undefined || found.has(code)) continue
    found.set(code, one)
    open.push(...one.derived_from)
  }
  return [...found.values()]
}

/** The row of that time: several sources may have seen something then, each what it knows. */
async function seenAt(trx: Db, { listing_id, observed_at }: Fact): Promise<Pick<FactDetail, 'observation' | 'page'>> {
  if (listing_id === null || observed_at === null) return { observation: null, page: null }
  const values: Record<string, number | string | null> = {}
  for await (const { at: _, ...seen } of readSamples(trx, listing_id, { from: observed_at, to: observed_at })) {
    for (const [key, value] of Object.entries(seen)) if (value !== undefined && values[key] == null) values[key] = value
  }
  const versions = await listContentChanges(trx, listing_id)
  const page = versions.findLast((version) => version.valid_from <= observed_at)
  return {
    observation: Object.keys(values).length === 0 ? null : { at: observed_at, values },
    page: page === undefined ? null : { valid_from: page.valid_from, title: page.title, bullets: page.bullets, description: page.description, images: page.images.length, source: page.source },
  }
}
