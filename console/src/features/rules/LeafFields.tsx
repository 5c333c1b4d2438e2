import { CloseButton, NativeSelect } from '@mantine/core'
import type { ComponentType } from 'react'
import { m } from '../../paraglide/messages.js'
import { ChangeFields } from './ChangeFields.tsx'
import { KINDS, type Leaf } from './condition.ts'
import type { LeafDraft } from './condition-draft.ts'
import { FieldFields, FindingFields, SellerFields, StaleFields } from './ChoiceFields.tsx'
import { ThresholdFields } from './ThresholdFields.tsx'

export interface LeafPartProps {
  leaf: LeafDraft
  onChange: (next: Partial<LeafDraft>) => void
}

const kindNames: Record<Leaf['kind'], () => string> = {
  finding: m.rule_kind_finding, threshold: m.rule_kind_threshold, change: m.rule_kind_change, field: m.rule_kind_field, seller: m.rule_kind_seller, stale: m.rule_kind_stale,
}
const FORMS: Record<Leaf['kind'], ComponentType<LeafPartProps>> = { finding: FindingFields, threshold: ThresholdFields, change: ChangeFields, field: FieldFields, seller: SellerFields, stale: StaleFields }

export function LeafFields({ leaf, onChange, onRemove }: LeafPartProps & { onRemove?: () => void }) {
  const Fields = FORMS[leaf.kind]
  return (
    <div className="leaf">
      <div className="leaf-fields">
        <NativeSelect
          className="leaf-kind"
          aria-label={m.rule_kind()}
          value={leaf.kind}
          onChange={({ currentTarget: { value } }) => onChange({ kind: KINDS.find((each) => each === value) ?? leaf.kind })}
          data={KINDS.map((value) => ({ value, label: kindNames[value]() }))}
        />
        <Fields leaf={leaf} onChange={onChange} />
      </div>
      {onRemove && <CloseButton aria-label={m.rule_remove_part()} onClick={onRemove} />}
    </div>
  )
}
