import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Suggestion } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { sayDone, sayFailed } from '../../ui/toast.tsx'

const TOLD: Record<Suggestion['status'], () => string> = { implemented: m.suggest_accepted_toast, dismissed: m.suggest_dismissed_toast, pending: m.suggest_reopened_toast }
const paramsOf = ({ suggestion_id }: Suggestion) => ({ path: { suggestion_id } })

/** What can be decided of a suggestion: at once, and taken back. */
export function useSuggestionActions() {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/suggestions/{product_id}'] })
  const onError = (error: unknown) => {
    void refresh()
    sayFailed(errorText(error))
  }
  const set = async (suggestion: Suggestion, status: Suggestion['status']) => {
    await api.PUT('/api/v1/suggestions/{suggestion_id}/status', { params: paramsOf(suggestion), body: { status } })
    await refresh()
  }
  const decide = useMutation({
    mutationFn: ({ suggestion, status }: { suggestion: Suggestion; status: Suggestion['status'] }) => set(suggestion, status),
    onSuccess: (_, { suggestion, status }) => sayDone(TOLD[status](), () => void set(suggestion, suggestion.status).catch(onError)),
    onError,
  })
  const edit = useMutation({
    mutationFn: async ({ suggestion, change }: { suggestion: Suggestion; change: { suggested_text: string } | { suggested_minor: number } }) => {
      await api.PUT('/api/v1/suggestions/{suggestion_id}', { params: paramsOf(suggestion), body: change })
      await refresh()
    },
  })
  return { decide: decide.mutate, isBusy: decide.isPending, edit }
}
