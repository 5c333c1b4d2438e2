import { useQuery } from '@tanstack/react-query'
import type { Tenant } from '../../api.types.ts'
import { integer, money, monthOf } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel, Setting } from '../../ui/Panel.tsx'
import { crawlsQuery, planQuery, productsCountQuery, usageQuery } from './plan.queries.ts'
import { TeamSettings } from './TeamSettings.tsx'
import { UsageBar } from './UsageBar.tsx'
import './plan.css'

const planNames: Record<Tenant['plan'], () => string> = { basic: m.plan_basic, premium: m.plan_premium, enterprise: m.plan_enterprise }
const MICROS_PER_CENT = 10_000

export function PlanPage() {
  const plan = useQuery(planQuery)
  const team = plan.data?.data
  return (
    <>
      <PageHeader title={m.settings_plan()} detail={m.plan_detail()} />
      {plan.isError && <ErrorNotice what={m.settings_failed()} error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.isPending && (
        <section className="card">
          <LateRows />
        </section>
      )}
      {team && (
        <>
          <section className="card panel" aria-label={m.plan_plan()}>
            <Setting label={m.plan_plan()} hint={m.plan_plan_hint()}>
              <p className="plan-name">{planNames[team.plan]()}</p>
            </Setting>
          </section>
          <UsagePanel team={team} />
          <TeamSettings team={team} />
        </>
      )}
    </>
  )
}

function UsagePanel({ team }: { team: Tenant }) {
  const usage = useQuery(usageQuery)
  const crawls = useQuery(crawlsQuery)
  const products = useQuery(productsCountQuery)
  const failed = [usage, crawls, products].find(({ isError }) => isError)
  const month = crawls.data && monthOf(crawls.data.data.month)
  return (
    <Panel title={m.plan_usage()}>
      {failed && <ErrorNotice what={m.settings_failed()} error={failed.error} onRetry={() => void failed.refetch()} />}
      {products.data && <UsageBar label={m.plan_products()} used={products.data.pagination.total} max={team.max_products} />}
      {month && <UsageBar label={m.plan_crawls({ month })} used={crawls.data.data.crawls} max={crawls.data.data.limit} />}
      {usage.data && <UsageBar label={m.plan_members()} used={usage.data.data.users + usage.data.data.invitations} max={usage.data.data.max_users} />}
      {usage.data && <UsageBar label={m.plan_keys()} used={usage.data.data.api_keys} max={usage.data.data.max_api_keys} />}
      <Setting label={m.plan_rate()}>
        <p className="num end">{m.plan_rate_words({ n: integer(team.requests_per_minute) })}</p>
      </Setting>
      {month && (
        <Setting label={m.plan_cost({ month })}>
          <p className="num end">{money(Math.round(crawls.data.data.cost_micro_usd / MICROS_PER_CENT), 'USD')}</p>
        </Setting>
      )}
    </Panel>
  )
}
