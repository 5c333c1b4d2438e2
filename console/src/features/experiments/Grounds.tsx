import { useQuery } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'
import { factName, factValue } from '../../fact-text.ts'
import { FactNumber } from '../../FactNumber.tsx'
import { m } from '../../paraglide/messages.js'

/** The numbers that the verdict rests on, each with where it is from. */
export function Grounds({ factSetId }: { factSetId: string }) {
  const facts = useQuery(queryApi.queryOptions('get', '/api/v1/fact-sets/{fact_set_id}', { params: { path: { fact_set_id: factSetId } } })).data?.data
  if (facts === undefined || facts.length === 0) return null
  return (
    <details>
      <summary className="muted small">{m.exp_facts()}</summary>
      <ul className="exp-grounds">
        {facts.map((fact) => (
          <li key={fact.id}>
            <span>{factName(fact.metric)}</span> <FactNumber factId={fact.id} text={factValue(fact)} />
          </li>
        ))}
      </ul>
    </details>
  )
}
