import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import * as lexicon from './lexicon.repository.ts'
import { synonymTerms } from './query.ts'
import type { NewSynonym, Synonym } from './search.schema.ts'

/** A search reads all of them. */
const MOST = 1_000

interface Caller {
  id: string
  tenant_id: string
}

export async function addSynonym(trx: Db, caller: Caller, input: NewSynonym): Promise<Synonym> {
  check(input)
  if ((await lexicon.countSynonyms(trx)) >= MOST) throw refused('TOO_MANY_SYNONYMS', `A shop has at most ${MOST} synonyms`)
  const synonym = await lexicon.insertSynonym(trx, caller.tenant_id, input)
  await note(trx, caller, { action: 'search.synonym_added', id: synonym.id, input })
  return synonym
}

/** @throws AppError 404 */
export async function changeSynonym(trx: Db, caller: Caller, { id, input }: { id: string; input: NewSynonym }): Promise<Synonym> {
  check(input)
  const synonym = await lexicon.updateSynonym(trx, id, input)
  if (synonym === undefined) throw notFound('synonym')
  await note(trx, caller, { action: 'search.synonym_changed', id, input })
  return synonym
}

/** @throws AppError 404 */
export async function removeSynonym(trx: Db, caller: Caller, id: string): Promise<void> {
  if (!(await lexicon.deleteSynonym(trx, id))) throw notFound('synonym')
  await note(trx, caller, { action: 'search.synonym_removed', id })
}

function check({ terms, replacements }: NewSynonym): void {
  if (replacements.length === 0 && terms.length < 2) throw refused('SYNONYM_INCOMPLETE', 'Say at least two terms that mean the same, or what else is found', 'terms')
  const empty = [...terms.map((text) => ['terms', text] as const), ...replacements.map((text) => ['replacements', text] as const)].find(([, text]) => synonymTerms(text).length === 0)
  if (empty !== undefined) throw refused('SYNONYM_NO_WORD', `“${empty[1]}” holds no word`, empty[0])
}

const note = (trx: Db, { id: actor_id, tenant_id }: Caller, { action, id, input }: { action: string; id: string; input?: NewSynonym }) =>
  record(trx, { tenant_id, actor_id, action, subject: `synonym:${id}`, ...(input && { detail: { ...input } }) })
