import { IconCompass } from '@tabler/icons-react'
import { ButtonLink } from '../ButtonLink.tsx'
import { m } from '../paraglide/messages.js'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

export function NotFound() {
  return (
    <main className="lone">
      <EmptyState
        icon={<IconCompass size={22} />}
        text={<h1>{m.page_not_found()}</h1>}
        action={
          <ButtonLink to={paths.products}>
            {m.page_to_products()}
          </ButtonLink>
        }
      />
    </main>
  )
}
