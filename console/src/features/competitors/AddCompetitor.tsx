import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { Competitor } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { isAboutProducts } from '../../query-client.ts'
import { FormError, isAbout } from '../../ui/fields.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { isAboutCompetitors } from './competitors.queries.ts'
import { RELATIONS, relationNames } from './competitor-text.ts'

const ASIN = /^(?:B[0-9A-Z]{9}|\d{9}[0-9X])$/i

export function AddCompetitor({ productId }: { productId: string }) {
  const [text, setText] = useState('')
  const [kind, setKind] = useState<Competitor['relationship_type']>('direct')
  const queryClient = useQueryClient()
  const said = text.trim()
  const adding = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST('/api/v1/competitors/{product_id}/relations', { params: { path: { product_id: productId } }, body: { ...(ASIN.test(said) ? { asin: said } : { url: said }), relationship_type: kind } })
      if (!data) throw new Error('The answer is empty')
      return data.data
    },
    onSuccess: async ({ name }) => {
      setText('')
      await queryClient.invalidateQueries({ predicate: (query) => isAboutCompetitors(query) || isAboutProducts(query) })
      sayDone(m.competitor_added({ name }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (said !== '') adding.mutate()
  }
  const isMarked = isAbout(adding.error, 'url') || isAbout(adding.error, 'asin')
  return (
    <form className="add-competitor" onSubmit={submit}>
      <TextInput label={m.competitor_address()} description={m.competitor_address_hint()} placeholder="https://www.amazon.com/dp/B08N5WRWNW" autoComplete="off" spellCheck={false} value={text} error={isMarked && errorText(adding.error)} onChange={(event) => setText(event.currentTarget.value)} />
      <NativeSelect label={m.competitor_type()} value={kind} onChange={({ currentTarget: { value } }) => setKind(RELATIONS.find((each) => each === value) ?? 'direct')} data={RELATIONS.map((value) => ({ value, label: relationNames[value]() }))} />
      <Button type="submit" loading={adding.isPending} disabled={said === ''}>
        {m.competitor_add()}
      </Button>
      <FormError error={adding.error} fields={['url', 'asin']} />
    </form>
  )
}
