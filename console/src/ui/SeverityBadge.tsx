import { m } from '../paraglide/messages.js'
import { Badge } from './Badge.tsx'

const TONES = { high: 'neg', medium: 'warn', low: 'neutral' } as const
export const severityNames = { high: m.severity_high, medium: m.severity_medium, low: m.severity_low }

export function SeverityBadge({ severity }: { severity: keyof typeof TONES }) {
  return <Badge tone={TONES[severity]}>{severityNames[severity]()}</Badge>
}
