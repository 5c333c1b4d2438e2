import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { isUnder } from '../../ui/fields.tsx'
import { ProductPicker } from './ProductPicker.tsx'
import type { RuleDraft } from './rule-draft.ts'
import { tagsQuery } from './rules.queries.ts'

const SCOPES = [{ value: 'all', label: m.rule_scope_all }, { value: 'tag', label: m.rule_scope_tag }, { value: 'products', label: m.rule_scope_products }] as const

interface ScopeFieldsProps {
  draft: RuleDraft
  isMissing: boolean
  error: unknown
  onChange: (next: Partial<RuleDraft>) => void
}

export function ScopeFields({ draft, isMissing, error, onChange }: ScopeFieldsProps) {
  const refusal = isUnder(error, 'scope') ? errorText(error) : undefined
  return (
    <fieldset className="rule-field">
      <legend>{m.rule_scope()}</legend>
      <SegmentedControl
        aria-label={m.rule_scope()}
        value={draft.scope}
        onChange={(value) => onChange({ scope: SCOPES.find((each) => each.value === value)?.value ?? 'all' })}
        data={SCOPES.map(({ value, label }) => ({ value, label: label() }))}
      />
      {draft.scope === 'tag' && <TagField tag={draft.tag} error={refusal ?? (isMissing ? m.rule_tag_missing() : undefined)} onChange={(tag) => onChange({ tag })} />}
      {draft.scope === 'products' && <ProductPicker products={draft.products} error={refusal ?? (isMissing ? m.rule_products_none() : undefined)} onChange={(products) => onChange({ products })} />}
    </fieldset>
  )
}

function TagField({ tag, error, onChange }: { tag: string; error: string | undefined; onChange: (tag: string) => void }) {
  const tags = useQuery(tagsQuery).data?.data
  if (tags?.length === 0 && tag === '') return <p className="muted small">{m.rule_no_tags()}</p>
  const known = tags?.some((each) => each.tag === tag) || tag === '' ? (tags ?? []) : [{ tag, products: 0 }, ...(tags ?? [])]
  return (
    <NativeSelect
      className="rule-narrow"
      aria-label={m.rule_tag()}
      value={tag}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: m.rule_tag_choose() }, ...known.map((each) => ({ value: each.tag, label: m.products_tag_option({ tag: each.tag, n: integer(each.products) }) }))]}
    />
  )
}
