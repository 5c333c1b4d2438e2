import { ActionIcon, Menu } from '@mantine/core'
import { IconBell, IconBellOff, IconDots, IconTrash } from '@tabler/icons-react'
import type { AlertRule } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { ruleName } from '../../rule-name.ts'
import { FOR_EVER } from './rule-text.ts'
import { useRuleActions } from './use-rule-actions.ts'

const HOUR_MS = 3_600_000
const MUTES = [{ label: m.rules_mute_hour, hours: 1 }, { label: m.rules_mute_day, hours: 24 }, { label: m.rules_mute_week, hours: 168 }]

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()

/** Quiet for a while, or gone for good; either can be taken back. */
export function RuleMenu({ rule, now, onDeleted }: { rule: AlertRule; now: number; onDeleted?: () => void }) {
  const { mute, remove, isBusy } = useRuleActions()
  const isMuted = rule.muted_until !== null && Date.parse(rule.muted_until) > now
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon disabled={isBusy} aria-label={m.rules_more({ name: ruleName(rule.name) })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isMuted && (
          <Menu.Item leftSection={<IconBell size={15} />} onClick={() => mute({ rule, until: null })}>
            {m.rules_unmute()}
          </Menu.Item>
        )}
        <Menu.Label>{m.rules_mute()}</Menu.Label>
        {MUTES.map(({ label, hours }) => (
          <Menu.Item key={hours} leftSection={<IconBellOff size={15} />} onClick={() => mute({ rule, until: hoursFromNow(hours) })}>
            {label()}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconBellOff size={15} />} onClick={() => mute({ rule, until: FOR_EVER })}>
          {m.rules_mute_ever()}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item className="danger" leftSection={<IconTrash size={15} />} onClick={() => void remove(rule).then(onDeleted, () => undefined)}>
          {m.action_delete()}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
