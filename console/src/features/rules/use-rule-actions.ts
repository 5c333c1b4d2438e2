import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { AlertRule } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { isAboutAlerts } from '../../query-client.ts'
import { ruleName } from '../../rule-name.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'

const paramsOf = (rule: Pick<AlertRule, 'id'>) => ({ path: { rule_id: rule.id } })

/** What can be done with a rule as it is: at once, and taken back. */
export function useRuleActions() {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ predicate: isAboutAlerts })
  const onError = (error: unknown) => {
    void refresh()
    sayFailed(errorText(error))
  }
  const enable = async (rule: AlertRule, is_enabled: boolean) => {
    await api.PUT('/api/v1/alerts/rules/{rule_id}', { params: paramsOf(rule), body: { is_enabled } })
    await refresh()
  }
  const muteUntil = async (rule: AlertRule, until: string | null) => {
    await api.POST('/api/v1/alerts/rules/{rule_id}/mute', { params: paramsOf(rule), body: { until } })
    await refresh()
  }
  const restore = async (rule: AlertRule) => {
    await api.POST('/api/v1/alerts/rules/{rule_id}/restore', { params: paramsOf(rule) })
    await refresh()
  }
  const turn = useMutation({
    mutationFn: (rule: AlertRule) => enable(rule, !rule.is_enabled),
    onSuccess: (_, rule) => sayDone(m.rules_switched({ state: rule.is_enabled ? 'off' : 'on', name: ruleName(rule.name) }), () => void enable(rule, rule.is_enabled).catch(onError)),
    onError,
  })
  const mute = useMutation({
    mutationFn: ({ rule, until }: { rule: AlertRule; until: string | null }) => muteUntil(rule, until),
    onSuccess: (_, { rule, until }) => sayDone(until === null ? m.rules_unmuted({ name: ruleName(rule.name) }) : m.rules_muted({ name: ruleName(rule.name) }), () => void muteUntil(rule, rule.muted_until).catch(onError)),
    onError,
  })
  const remove = useMutation({
    mutationFn: async (rule: AlertRule) => {
      await api.DELETE('/api/v1/alerts/rules/{rule_id}', { params: paramsOf(rule) })
      await refresh()
    },
    onSuccess: (_, rule) => sayDone(m.rules_deleted({ name: ruleName(rule.name) }), () => void restore(rule).catch(onError)),
    onError,
  })
  return { turn: turn.mutate, mute: mute.mutate, remove: remove.mutateAsync, isBusy: turn.isPending || mute.isPending || remove.isPending }
}
