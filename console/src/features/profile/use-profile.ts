import { useMutation } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { paths } from '../../../../api-client/schema.gen.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { updateUser } from '../../session.ts'
import { sayDone, sayFailed } from '../../ui/toast.tsx'

type Change = NonNullable<paths['/api/v1/users/profile']['put']['requestBody']>['content']['application/json']

async function put(body: Change): Promise<void> {
  const { data } = await api.PUT('/api/v1/users/profile', { body })
  if (data) updateUser(data.data)
}

/** Saves one field at once, and offers to take it back. */
export function useProfileField(label: string) {
  return useMutation({
    mutationFn: ({ to }: { to: Change; before: Change }) => put(to),
    onSuccess: (_, { before }) => sayDone(m.settings_saved({ field: label }), () => void put(before).catch((error: unknown) => sayFailed(errorText(error)))),
  })
}
