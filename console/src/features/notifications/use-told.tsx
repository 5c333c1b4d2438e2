import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { listen } from '../../live/told.ts'
import { sayNews } from '../../ui/toast.tsx'
import { notificationText } from './notification-text.ts'

/** While one notice stands, further ones only raise the count at the bell. */
const QUIET_MS = 8_000

/** Shows what comes in as it comes, one at a time. */
export function useTold() {
  const router = useRouter()
  useEffect(() => {
    let quietUntil = 0
    return listen.to((told) => {
      if (Date.now() < quietUntil) return
      quietUntil = Date.now() + QUIET_MS
      const { title, detail } = notificationText(told)
      sayNews({ title, detail, onOpen: () => void router.navigate({ href: told.link }) })
    })
  }, [router])
}
