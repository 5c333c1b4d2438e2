import { useMutation } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { reloadNotifications } from './notifications.queries.ts'

interface Mute {
  product_id: string
  for: 'me' | 'team'
}

const onError = (error: unknown) => sayFailed(errorText(error))

export async function unmute(muteId: string): Promise<void> {
  await api.DELETE('/api/v1/notifications/mutes/{mute_id}', { params: { path: { mute_id: muteId } } })
  await reloadNotifications()
}

/** At once, and taken back. */
export function useMute() {
  const muting = useMutation({
    mutationFn: (body: Mute) => api.POST('/api/v1/notifications/mutes', { body }),
    onSuccess: ({ data }, given) => {
      const id = data?.data.id
      sayDone(given.for === 'team' ? m.notices_muted_team() : m.notices_muted(), id === undefined ? undefined : () => void unmute(id).catch(onError))
    },
    onError,
    onSettled: reloadNotifications,
  })
  return muting.mutate
}
