import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AlertRule } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ruleName } from '../../rule-name.ts'
import { useCan } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useNow } from '../../ui/use-now.ts'
import { type ChosenProduct, draftFrom, newDraft } from './rule-draft.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { MutedBadge } from './RuleItem.tsx'
import { RuleMenu } from './RuleMenu.tsx'
import { ruleQuery } from './rules.queries.ts'
import './rules.css'

const route = getRouteApi('/app/alerts/rules/$ruleId')

export function NewRulePage() {
  const [draft] = useState(newDraft)
  const canChange = useCan('member')
  return (
    <>
      <Crumbs name={m.rule_new_title()} />
      <PageHeader title={m.rule_new_title()} detail={canChange ? undefined : m.rules_only_read()} />
      <RuleEditor initial={draft} rule={undefined} />
    </>
  )
}

export function RulePage() {
  const { ruleId } = route.useParams()
  const rule = useQuery(ruleQuery(ruleId))
  if (rule.data) return <RuleView key={ruleId} rule={rule.data.data} products={rule.data.data.products} />
  if (rule.isError) return <ErrorNotice what={m.rule_failed()} error={rule.error} onRetry={() => void rule.refetch()} />
  return <LateRows />
}

/** What is being written stays while the rule is asked for again. */
function RuleView({ rule, products }: { rule: AlertRule; products: ChosenProduct[] }) {
  const [draft] = useState(() => draftFrom(rule, products, m.rule_product_gone()))
  const canChange = useCan('member')
  const navigate = useNavigate()
  const now = useNow()
  const name = ruleName(rule.name)
  return (
    <>
      <Crumbs name={name} />
      <PageHeader
        title={name}
        detail={
          <>
            {rule.is_default && <Badge tone="neutral">{m.rules_default()}</Badge>} {!rule.is_enabled && <Badge tone="neutral">{m.rules_off()}</Badge>} <MutedBadge rule={rule} now={now} /> {!canChange && m.rules_only_read()}
          </>
        }
        actions={canChange && <RuleMenu rule={rule} now={now} onDeleted={() => void navigate({ to: paths.rules })} />}
      />
      <RuleEditor initial={draft} rule={rule} />
    </>
  )
}

function Crumbs({ name }: { name: string }) {
  return (
    <nav className="crumbs" aria-label={m.crumbs_label()}>
      <Link to={paths.rules}>{m.rules_title()}</Link>
      <IconChevronRight size={14} aria-hidden="true" />
      <span aria-current="page">{name}</span>
    </nav>
  )
}
