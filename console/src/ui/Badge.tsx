import type { ReactNode } from 'react'

export function Badge({ tone, children }: { tone: 'pos' | 'neg' | 'warn' | 'accent' | 'neutral'; children: ReactNode }) {
  return <span className={`badge ${tone}`}>{children}</span>
}
