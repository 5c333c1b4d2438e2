import { IconChartLine, IconEye } from '@tabler/icons-react'
import { ButtonLink } from '../../ButtonLink.tsx'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** A product that was never looked at waits for it; one that was has nothing to show. */
export function NoHistory({ isFirst }: { isFirst: boolean }) {
  if (isFirst) {
    return (
      <section className="card" role="status">
        <EmptyState icon={<IconEye size={22} />} text={m.history_first_look()} />
      </section>
    )
  }
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
