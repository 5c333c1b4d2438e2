import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api.ts'
import type { AlertRule } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { isAboutAlerts } from '../../query-client.ts'
import { ruleName } from '../../rule-name.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { conditionOf, type NewRule, scopeOf } from './condition.ts'

/** Saves and goes back to the list; taken back, the rule is what it was, or not there. */
export function useSaveRule(rule: AlertRule | undefined) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const refresh = () => queryClient.invalidateQueries({ predicate: isAboutAlerts })
  const put = (id: string, body: NewRule) => api.PUT('/api/v1/alerts/rules/{rule_id}', { params: { path: { rule_id: id } }, body })
  const takeBack = async (id: string) => {
    if (rule) await put(id, bodyOfRule(rule))
    else await api.DELETE('/api/v1/alerts/rules/{rule_id}', { params: { path: { rule_id: id } } })
    await refresh()
  }
  return useMutation({
    mutationFn: async (draft: NewRule) => {
      // A name that nobody has chosen stays as it is stored, in whatever language it was read.
      const body = rule && draft.name === ruleName(rule.name) ? { ...draft, name: rule.name } : draft
      const { data } = rule ? await put(rule.id, body) : await api.POST('/api/v1/alerts/rules', { body })
      if (!data) throw new Error('The answer is empty')
      return data.data
    },
    onSuccess: async (saved) => {
      await refresh()
      queryClient.removeQueries({ queryKey: ['get', '/api/v1/alerts/rules/{rule_id}'] })
      await navigate({ to: paths.rules })
      const name = ruleName(saved.name)
      sayDone(rule ? m.rules_saved({ name }) : m.rules_created({ name }), () => void takeBack(saved.id).catch((error: unknown) => sayFailed(errorText(error))))
    },
  })
}

const bodyOfRule = (rule: AlertRule): NewRule => ({
  name: rule.name,
  scope: scopeOf(rule),
  condition: conditionOf(rule) as NewRule['condition'],
  confirm: rule.confirm,
  severity: rule.severity,
  cool_down_h: rule.cool_down_h,
  channels: rule.channels,
  recipients: rule.recipients,
})
