import { Switch } from '@mantine/core'
import { IconBellOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { AlertRule } from '../../api.types.ts'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ruleName } from '../../rule-name.ts'
import { useCan } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { isForEver, ruleSentence, tellingText } from './rule-text.ts'
import { RuleMenu } from './RuleMenu.tsx'
import { useRuleActions } from './use-rule-actions.ts'

export function RuleItem({ rule, now }: { rule: AlertRule; now: number }) {
  const canChange = useCan('member')
  const { turn, isBusy } = useRuleActions()
  const name = ruleName(rule.name)
  return (
    <li className="rule" data-off={!rule.is_enabled || undefined}>
      <div className="rule-words">
        <p className="rule-head">
          <Link to={paths.rule} params={{ ruleId: rule.id }} className="rule-link">
            {name}
          </Link>
          {rule.is_default && <Badge tone="neutral">{m.rules_default()}</Badge>}
          {!rule.is_enabled && <Badge tone="neutral">{m.rules_off()}</Badge>}
          <MutedBadge rule={rule} now={now} />
        </p>
        <p className="rule-sentence">{ruleSentence(rule)}</p>
        <p className="muted small">{tellingText(rule)}</p>
      </div>
      {canChange && (
        <div className="rule-controls">
          <Switch aria-label={m.rules_switch({ name })} checked={rule.is_enabled} disabled={isBusy} onChange={() => turn(rule)} />
          <RuleMenu rule={rule} now={now} />
        </div>
      )}
    </li>
  )
}

export function MutedBadge({ rule: { muted_until }, now }: { rule: AlertRule; now: number }) {
  if (muted_until === null || Date.parse(muted_until) <= now) return null
  return (
    <Badge tone="warn">
      <IconBellOff size={11} aria-hidden="true" /> {isForEver(muted_until) ? m.rules_muted_ever() : m.rules_muted_until({ time: dateTime(muted_until) })}
    </Badge>
  )
}
