import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { useCan } from '../session.ts'
import { EmptyState } from './EmptyState.tsx'

/** A direct address is answered kindly where the role does not reach. */
export function AdminsOnly({ children }: { children: ReactNode }) {
  if (useCan('admin')) return children
  return (
    <section className="card">
      <EmptyState icon={<IconLock size={22} />} text={m.settings_admins_only()} />
    </section>
  )
}
