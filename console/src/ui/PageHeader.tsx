import { Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

interface PageHeaderProps {
  title: string
  detail?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, detail, actions }: PageHeaderProps) {
  usePageTitle(title)
  return (
    <header className="page-header">
      <div className="page-heading">
        <Title order={1}>{title}</Title>
        {detail && <p className="muted">{detail}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  )
}

export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Tradewind`
  }, [title])
}
