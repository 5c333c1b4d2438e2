import { IconBellPlus, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../ButtonLink.tsx'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageTabs } from '../../ui/PageTabs.tsx'
import { useNow } from '../../ui/use-now.ts'
import { RuleItem } from './RuleItem.tsx'
import { rulesQuery } from './rules.queries.ts'
import './rules.css'

/** Each rule as a sentence, and the switch beside it. */
export function RulesPage() {
  const rules = useQuery(rulesQuery)
  const canChange = useCan('member')
  const now = useNow()
  const rows = rules.data?.data
  const create = canChange && (
    <ButtonLink to={paths.newRule} leftSection={<IconPlus size={15} />}>
      {m.rules_new()}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={m.rules_title()} detail={rows && m.rules_detail({ count: rows.length, n: integer(rows.length) })} actions={create} />
      <PageTabs label={m.alerts_tabs()} tabs={[{ to: paths.alerts, label: m.alerts_inbox() }, { to: paths.rules, label: m.alerts_rules() }]} />
      <section className="card rules-card" aria-label={m.rules_title()} aria-busy={rules.isFetching}>
        {rules.isError && <ErrorNotice what={m.rules_failed()} error={rules.error} onRetry={() => void rules.refetch()} />}
        {rules.isPending && <LateRows />}
        {rows?.length === 0 && <EmptyState icon={<IconBellPlus size={22} />} text={m.rules_empty()} action={create} />}
        <ul>
          {rows?.map((rule) => (
            <RuleItem key={rule.id} rule={rule} now={now} />
          ))}
        </ul>
      </section>
    </>
  )
}
