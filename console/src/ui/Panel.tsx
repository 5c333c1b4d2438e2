import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import './panel.css'

interface PanelProps {
  title: string
  hint?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

export function Panel({ title, hint, actions, children }: PanelProps) {
  const id = useId()
  return (
    <section className="card panel" aria-labelledby={id}>
      <div className="panel-head">
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {hint && <p className="muted">{hint}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** One thing that can be set: its name and meaning, and the control beside it. */
export function Setting({ label, hint, htmlFor, children }: { label: string; hint?: ReactNode; htmlFor?: string; children: ReactNode }) {
  return (
    <div className="setting">
      <div className="setting-words">
        {htmlFor ? <label htmlFor={htmlFor}>{label}</label> : <p>{label}</p>}
        {hint && <p className="muted small">{hint}</p>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  )
}
