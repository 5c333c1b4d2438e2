import { CloseButton } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { aboutQuery } from '../about.ts'
import { integer } from '../format.ts'
import { m } from '../paraglide/messages.js'

const KEY = 'tradewind.sandbox-note'

/** Says that the Amazon behind these pages is made up. Hidden for as long as the tab lives. */
export function SandboxBanner() {
  const [isHidden, setHidden] = useState(isRemembered)
  const sandbox = useQuery(aboutQuery).data?.data.sandbox
  if (!sandbox?.amazon || isHidden) return null
  const hide = () => {
    setHidden(true)
    rememberHidden()
  }
  return (
    <aside className="sandbox-banner" aria-label={m.sandbox_banner_label()}>
      <IconFlask size={15} aria-hidden="true" />
      <p>
        {m.sandbox_banner({ speed: integer(sandbox.speed) })}{' '}
        {sandbox.mail_url && (
          <a href={sandbox.mail_url} target="_blank" rel="noreferrer">
            {m.sandbox_banner_mail()}
          </a>
        )}
      </p>
      <CloseButton size="sm" aria-label={m.sandbox_banner_close()} onClick={hide} />
    </aside>
  )
}

function isRemembered(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

/** Where storage is forbidden the choice lasts as long as the page. */
function rememberHidden(): void {
  try {
    sessionStorage.setItem(KEY, 'hidden')
  } catch {
    return
  }
}
