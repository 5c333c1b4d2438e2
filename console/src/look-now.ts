import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './api.ts'
import { errorText } from './error-text.ts'
import { integer } from './format.ts'
import { m } from './paraglide/messages.js'
import { sayDone, sayFailed } from './ui/toast.tsx'

/** Has products looked at now. What was seen a moment ago is not fetched again, and that is said. */
export function useLookNow() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (productIds: string[]) => {
      const { data } = await api.POST('/api/v1/crawl/manual', { body: { product_ids: productIds } })
      if (!data) throw new Error('The answer is empty')
      return data.data
    },
    onSuccess: ({ queued, fresh }) => {
      void queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/tasks'] })
      sayDone(queued === 0 ? m.look_fresh() : fresh === 0 ? m.look_started({ count: queued, n: integer(queued) }) : m.look_started_some({ n: integer(queued), fresh: integer(fresh) }))
    },
    onError: (error) => sayFailed(errorText(error)),
  })
}
