import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { date, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { FactorOffDialog } from './FactorOffDialog.tsx'
import { EnrolDialog } from './EnrolDialog.tsx'
import { RenewCodesDialog } from './RenewCodesDialog.tsx'
import { factorQuery } from './security.queries.ts'

type Open = 'enrol' | 'renew' | 'off'

export function SecondFactorPanel() {
  const factor = useQuery(factorQuery)
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const state = factor.data?.data
  const hint = state?.confirmed_at ? m.factor_hint_on({ date: date(state.confirmed_at) }) : m.factor_hint_off()
  return (
    <Panel
      title={m.factor_title()}
      hint={hint}
      actions={
        state && !state.is_on ? <Button onClick={() => setOpen('enrol')}>{m.factor_set_up()}</Button> : undefined
      }
    >
      {factor.isError && <ErrorNotice what={m.settings_failed()} error={factor.error} onRetry={() => void factor.refetch()} />}
      {factor.isPending && <LateRows rows={1} />}
      {state?.must_enrol && (
        <p className="panel-body form-error" role="alert">
          {m.factor_must()}
        </p>
      )}
      {state?.is_on && (
        <div className="entry">
          <p className="entry-words">{m.factor_codes_left({ n: integer(state.recovery_codes_left) })}</p>
          <div className="entry-actions">
            <Button variant="default" onClick={() => setOpen('renew')}>
              {m.factor_renew()}
            </Button>
            <Button variant="default" onClick={() => setOpen('off')}>
              {m.factor_turn_off()}
            </Button>
          </div>
        </div>
      )}
      <EnrolDialog isOpen={open === 'enrol'} onClose={close} />
      <RenewCodesDialog isOpen={open === 'renew'} onClose={close} />
      <FactorOffDialog isOpen={open === 'off'} hasPassword={state?.has_password ?? true} onClose={close} />
    </Panel>
  )
}
