import { Button } from '@mantine/core'
import { IconHeadphones } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, queryApi } from './api.ts'
import { errorText } from './error-text.ts'
import { currentLocale } from './locale.ts'
import { m } from './paraglide/messages.js'
import { paths } from './paths.ts'

/** The ready-made set-up, until it is made. Nothing is shown while that is not known. */
export function PresetOffer() {
  const language = currentLocale()
  const presets = useQuery(queryApi.queryOptions('get', '/api/v1/categories/presets', { params: { query: { language } } }))
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const preset = presets.data?.data[0]
  const making = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST('/api/v1/categories/presets/{preset}', { params: { path: { preset: 'bluetooth-headphones' }, query: { language } }, body: {} })
      if (!data) throw new Error('The answer is empty')
      return data.data
    },
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/categories') })
      await navigate({ to: paths.category, params: { categoryId: id } })
    },
  })
  if (preset === undefined || preset.category_id !== null) return null
  return (
    <section className="preset-offer" aria-labelledby="preset-offer">
      <IconHeadphones size={22} aria-hidden="true" />
      <div>
        <h2 id="preset-offer">{m.preset_title()}</h2>
        <p className="muted">{m.preset_words()}</p>
        {making.isError && <p className="small danger" role="alert">{errorText(making.error)}</p>}
      </div>
      <Button loading={making.isPending} onClick={() => making.mutate()}>
        {m.preset_action()}
      </Button>
    </section>
  )
}
