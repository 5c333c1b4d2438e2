import { IconChartLine } from '@tabler/icons-react'
import { ButtonLink } from '../../ButtonLink.tsx'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/EmptyState.tsx'

export function NoHistory() {
  return (
    <section className="card">
      <EmptyState
        icon={<IconChartLine size={22} />}
        text={m.history_none()}
        action={
          <ButtonLink to="." search={(before) => ({ ...before, import: true })}>
            {m.import_action()}
          </ButtonLink>
        }
      />
    </section>
  )
}
