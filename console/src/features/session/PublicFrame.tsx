import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { LanguageMenu } from '../../layout/LanguageMenu.tsx'
import { ThemeMenu } from '../../layout/ThemeMenu.tsx'
import { usePageTitle } from '../../ui/PageHeader.tsx'

/** What everybody sees who is not signed in: one question on a card. */
export function PublicFrame({ title, children, foot }: { title: string; children: ReactNode; foot?: ReactNode }) {
  usePageTitle(title)
  return (
    <div className="sign-in">
      <div className="sign-in-tools">
        <LanguageMenu />
        <ThemeMenu />
      </div>
      <main className="sign-in-card card">
        <div className="brand">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          Tradewind
        </div>
        <Title order={1}>{title}</Title>
        {children}
        {foot && <div className="sign-in-foot muted">{foot}</div>}
      </main>
    </div>
  )
}
