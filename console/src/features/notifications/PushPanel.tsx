import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { pushKeyQuery, reloadNotifications } from './notifications.queries.ts'
import { browserName, type PushState, readPushState, subscribeBrowser, unsubscribeBrowser } from './push-browser.ts'

const STATE = { queryKey: ['push-state'], queryFn: readPushState, staleTime: 0 }
const STATES: Record<PushState, () => string> = { on: m.push_is_on, off: m.push_is_off, denied: m.push_denied, unsupported: m.push_unsupported, insecure: m.push_insecure }

/** Whether this browser is told. The browser is asked only when the person presses the button. */
export function PushPanel() {
  const queryClient = useQueryClient()
  const state = useQuery(STATE).data
  const key = useQuery(pushKeyQuery).data?.data.public_key
  const refresh = () => Promise.all([queryClient.invalidateQueries({ queryKey: STATE.queryKey }), reloadNotifications()])
  const turnOn = useMutation({
    mutationFn: async () => {
      const subscription = key === undefined ? undefined : await subscribeBrowser(key)
      if (subscription) await api.POST('/api/v1/notifications/devices', { body: { kind: 'web', name: browserName(), subscription } })
      return subscription !== undefined
    },
    onSuccess: (isOn) => (isOn ? sayDone(m.push_turned_on()) : sayFailed(m.push_dismissed())),
    onError: (error) => sayFailed(error instanceof ApiError ? errorText(error) : m.push_failed({ reason: error.message })),
    onSettled: refresh,
  })
  const turnOff = useMutation({ mutationFn: unsubscribeBrowser, onSuccess: () => sayDone(m.push_turned_off()), onError: (error) => sayFailed(error.message), onSettled: refresh })
  return (
    <Panel
      title={m.push_title()}
      hint={m.push_hint()}
      actions={
        state === 'on' ? (
          <Button variant="default" loading={turnOff.isPending} onClick={() => turnOff.mutate()}>
            {m.push_off()}
          </Button>
        ) : (
          state === 'off' && (
            <Button loading={turnOn.isPending} disabled={key === undefined} onClick={() => turnOn.mutate()}>
              {m.push_on()}
            </Button>
          )
        )
      }
    >
      <p className="panel-body" role="status">
        {state && STATES[state]()}
      </p>
    </Panel>
  )
}
