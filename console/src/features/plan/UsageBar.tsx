import { Progress } from '@mantine/core'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { Setting } from '../../ui/Panel.tsx'

const NEARLY = 0.9

/** How much of a limit is used; what is nearly full says so in words too. */
export function UsageBar({ label, used, max }: { label: string; used: number; max: number }) {
  const share = max === 0 ? 1 : Math.min(1, used / max)
  return (
    <Setting label={label}>
      <p className="usage-words num">
        {share >= 1 ? <Badge tone="neg">{m.plan_full()}</Badge> : share >= NEARLY && <Badge tone="warn">{m.plan_nearly()}</Badge>}
        {m.plan_of({ used: integer(used), max: integer(max) })}
      </p>
      <Progress value={used === 0 ? 0 : Math.max(1, share * 100)} color={share >= NEARLY ? 'orange' : 'brand'} aria-label={label} />
    </Setting>
  )
}
