import { Button, CloseButton, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId } from 'react'
import { m } from '../../paraglide/messages.js'
import { countLeaves, type GroupDraft, isGroup, type LeafDraft, MAX_DEPTH, MAX_LEAVES, newGroup, newLeaf } from './condition-draft.ts'
import { LeafFields } from './LeafFields.tsx'

interface ConditionGroupProps {
  group: GroupDraft
  root: GroupDraft
  depth: number
  label?: string
  onChange: (group: GroupDraft) => void
  onRemove?: () => void
}

/** Conditions that must all hold, or of which one is enough; a group may stand in a group. */
export function ConditionGroup({ group, root, depth, label, onChange, onRemove }: ConditionGroupProps) {
  const id = useId()
  const { mode, parts } = group
  const isFull = countLeaves(root) >= MAX_LEAVES
  const add = (part: LeafDraft | GroupDraft) => onChange({ ...group, parts: [...parts, part] })
  const replace = (key: string, part: LeafDraft | GroupDraft) => onChange({ ...group, parts: parts.map((each) => (each.key === key ? part : each)) })
  const remove = (key: string) => onChange({ ...group, parts: parts.filter((each) => each.key !== key) })
  return (
    <div className="condition-group" role="group" aria-labelledby={id} data-inner={depth > 1 || undefined}>
      <div className="condition-head">
        <span id={id} className={label ? 'field-label' : 'visually-hidden'}>
          {label ?? m.rule_mode()}
        </span>
        {parts.length > 1 && (
          <SegmentedControl
            aria-label={m.rule_mode()}
            value={mode}
            onChange={(value) => onChange({ ...group, mode: value === 'any' ? 'any' : 'all' })}
            data={[{ value: 'all', label: m.rule_mode_all() }, { value: 'any', label: m.rule_mode_any() }]}
          />
        )}
        {onRemove && <CloseButton className="condition-remove" aria-label={m.rule_remove_group()} onClick={onRemove} />}
      </div>
      <ul className="condition-parts">
        {parts.map((part) => (
          <li key={part.key}>
            {isGroup(part) ? (
              <ConditionGroup group={part} root={root} depth={depth + 1} onChange={(next) => replace(part.key, next)} onRemove={() => remove(part.key)} />
            ) : (
              <LeafFields leaf={part} onChange={(next) => replace(part.key, { ...part, ...next })} {...(parts.length > 1 && { onRemove: () => remove(part.key) })} />
            )}
          </li>
        ))}
      </ul>
      {!isFull && (
        <div className="condition-add">
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => add(newLeaf({ kind: 'threshold' }))}>
            {m.rule_add_part()}
          </Button>
          {depth < MAX_DEPTH && (
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => add(newGroup([newLeaf({ kind: 'threshold' }), newLeaf({ kind: 'change' })], mode === 'all' ? 'any' : 'all'))}>
              {m.rule_add_group()}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
