import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { Product } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { FREQUENCIES, frequencyNames } from '../../frequency.ts'
import { m } from '../../paraglide/messages.js'
import { isAboutProducts } from '../../query-client.ts'
import { Dialog } from '../../ui/Dialog.tsx'

interface EditDialogProps {
  product: Product
  isOpen: boolean
  onClose: () => void
}

export function EditDialog({ product, isOpen, onClose }: EditDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.edit_title()} size={460}>
      <EditForm product={product} onClose={onClose} />
    </Dialog>
  )
}

function EditForm({ product, onClose }: Omit<EditDialogProps, 'isOpen'>) {
  // Without a name of the seller's own the page's title stands there.
  const [name, setName] = useState(product.name === product.title || product.name === product.asin ? '' : product.name)
  const [category, setCategory] = useState(product.category ?? '')
  const [tags, setTags] = useState(product.tags.join(', '))
  const [crawl_frequency, setFrequency] = useState(product.crawl_frequency)
  const queryClient = useQueryClient()
  const saving = useMutation({
    mutationFn: () =>
      api.PUT('/api/v1/products/{product_id}', {
        params: { path: { product_id: product.id } },
        body: { name: name.trim() || null, category: category.trim() || null, tags: tags.split(/[,;、，]/).map((tag) => tag.trim()).filter((tag) => tag !== ''), crawl_frequency },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ predicate: isAboutProducts })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className="edit-form" onSubmit={submit}>
      <TextInput data-autofocus label={m.edit_name()} placeholder={product.title ?? product.asin} maxLength={500} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <NativeSelect
        label={m.add_frequency()}
        value={crawl_frequency}
        onChange={({ currentTarget: { value } }) => setFrequency(FREQUENCIES.find((each) => each === value) ?? crawl_frequency)}
        data={FREQUENCIES.map((value) => ({ value, label: frequencyNames[value]() }))}
      />
      <TextInput label={m.add_tags()} placeholder={m.add_tags_hint()} value={tags} onChange={(event) => setTags(event.currentTarget.value)} />
      <TextInput label={m.field_category()} maxLength={200} value={category} onChange={(event) => setCategory(event.currentTarget.value)} />
      <p className="form-error" role="alert">
        {saving.isError && errorText(saving.error)}
      </p>
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={saving.isPending}>
          {m.action_save()}
        </Button>
      </div>
    </form>
  )
}
