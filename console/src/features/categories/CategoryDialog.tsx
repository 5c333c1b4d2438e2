import { Button, Checkbox, NativeSelect, NumberInput, Switch, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { Category } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { FREQUENCIES, frequencyNames } from '../../frequency.ts'
import { isMarketplace, MARKETPLACES, marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError, isAbout, isUnder } from '../../ui/fields.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { isAboutCategories } from './categories.queries.ts'
import { type CategoryDraft, draftOf } from './category-draft.ts'
import { COLUMNS, columnNames } from './category-text.ts'

interface CategoryDialogProps {
  isOpen: boolean
  onClose: () => void
  /** The one that is changed; none: a new one. */
  category?: Category
}

export function CategoryDialog({ isOpen, onClose, category }: CategoryDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={category ? m.category_edit() : m.categories_new()} size={520}>
      <CategoryForm category={category} onClose={onClose} />
    </Dialog>
  )
}

const FIELDS = ['name', 'keywords', 'bestseller_url', 'max_products', 'marketplace']

function CategoryForm({ category, onClose }: { category: Category | undefined; onClose: () => void }) {
  const [draft, setDraft] = useState<CategoryDraft>(() => draftOf(category))
  const set = (change: Partial<CategoryDraft>) => setDraft((before) => ({ ...before, ...change }))
  const saving = useSave(category, onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(draft)
  }
  const problem = (field: string) => isAbout(saving.error, field) && errorText(saving.error)
  return (
    <form className="dialog-form" onSubmit={submit}>
      <TextInput data-autofocus required withAsterisk={false} maxLength={100} label={m.category_name()} value={draft.name} error={problem('name')} onChange={(event) => set({ name: event.currentTarget.value })} />
      <TagsInput
        size="xs"
        label={m.category_keywords()}
        description={m.category_keywords_hint()}
        value={draft.keywords}
        maxTags={10}
        maxLength={100}
        splitChars={[',', '，', '、', ';']}
        acceptValueOnBlur
        clearable={false}
        error={isUnder(saving.error, 'keywords') && errorText(saving.error)}
        onChange={(keywords) => set({ keywords })}
      />
      <div className="category-options">
        <NativeSelect
          label={m.category_marketplace()}
          disabled={category !== undefined}
          value={draft.marketplace}
          error={problem('marketplace')}
          onChange={({ currentTarget: { value } }) => isMarketplace(value) && set({ marketplace: value })}
          data={MARKETPLACES.map((value) => ({ value, label: marketplaceName(value) }))}
        />
        <NativeSelect
          label={m.category_schedule()}
          value={draft.crawl_schedule}
          onChange={({ currentTarget: { value } }) => set({ crawl_schedule: FREQUENCIES.find((each) => each === value) ?? 'daily' })}
          data={FREQUENCIES.map((value) => ({ value, label: frequencyNames[value]() }))}
        />
        <NumberInput size="xs" label={m.category_max()} min={1} max={100} allowDecimal={false} value={draft.max_products} error={problem('max_products')} onChange={(value) => set({ max_products: Number(value) || 1 })} />
      </div>
      <TextInput type="url" label={m.category_bestsellers()} description={m.category_bestsellers_hint()} value={draft.bestseller_url} error={problem('bestseller_url')} onChange={(event) => set({ bestseller_url: event.currentTarget.value })} />
      <Switch label={m.category_auto()} description={m.category_auto_hint()} checked={draft.auto_crawl} onChange={(event) => set({ auto_crawl: event.currentTarget.checked })} />
      <fieldset className="category-columns">
        <legend className="small muted">{m.category_columns()}</legend>
        {COLUMNS.map((name) => (
          <Checkbox
            key={name}
            label={columnNames[name]()}
            checked={draft.columns.includes(name)}
            onChange={(event) => set({ columns: COLUMNS.filter((each) => (each === name ? event.currentTarget.checked : draft.columns.includes(each))) })}
          />
        ))}
      </fieldset>
      <FormError error={saving.error} fields={FIELDS} />
      <div className="dialog-foot">
        <Button variant="default" onClick={onClose}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={saving.isPending} disabled={draft.name.trim() === ''}>
          {category ? m.action_save() : m.category_create()}
        </Button>
      </div>
    </form>
  )
}

function useSave(category: Category | undefined, onClose: () => void) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async ({ marketplace, ...draft }: CategoryDraft) => {
      const body = { ...draft, bestseller_url: draft.bestseller_url.trim() === '' ? null : draft.bestseller_url.trim() }
      const { data } = category
        ? await api.PUT('/api/v1/categories/{category_id}', { params: { path: { category_id: category.id } }, body })
        : await api.POST('/api/v1/categories', { body: { ...body, marketplace } })
      if (!data) throw new Error('The answer is empty')
      return data.data
    },
    onSuccess: async ({ id, name }) => {
      await queryClient.invalidateQueries({ predicate: isAboutCategories })
      onClose()
      sayDone(category ? m.category_saved({ name }) : m.category_created({ name }))
      if (!category) await navigate({ to: paths.category, params: { categoryId: id } })
    },
  })
}
