import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { NewRule } from './condition.ts'
import { TestResult } from './TestResult.tsx'

const DAYS = [30, 90, 365]

interface RuleTestProps {
  /** Undefined while something is missing. */
  body: NewRule | undefined
  /** Marks what is missing. */
  check: () => NewRule | undefined
}

/** What the rule as it stands in the form would have told. Nothing is stored. */
export function RuleTest({ body, check }: RuleTestProps) {
  const [days, setDays] = useState(30)
  const testing = useMutation({
    mutationFn: async ({ rule: { name, ...rule }, days: back }: { rule: NewRule; days: number }) => {
      const { data } = await api.POST('/api/v1/alerts/rules/test', { body: { ...rule, ...(name !== '' && { name }), days: back } })
      if (!data) throw new Error('The answer is empty')
      return data.data
    },
  })
  const start = () => {
    const rule = check()
    if (rule) testing.mutate({ rule, days })
  }
  const isOld = testing.variables !== undefined && JSON.stringify({ ...body, name: '' }) !== JSON.stringify({ ...testing.variables.rule, name: '' })
  return (
    <div className="rule-test">
      <Panel title={m.test_title()} hint={m.test_hint()}>
        <div className="test-order">
          <NativeSelect aria-label={m.test_days()} value={String(days)} onChange={(event) => setDays(Number(event.currentTarget.value))} data={DAYS.map((value) => ({ value: String(value), label: m.test_last_days({ n: integer(value) }) }))} />
          <Button variant="default" loading={testing.isPending} onClick={start}>
            {m.test_start()}
          </Button>
        </div>
        {testing.isError && <ErrorNotice what={m.test_failed()} error={testing.error} />}
        {testing.data && (
          <>
            {isOld && <p className="test-old small">{m.test_changed()}</p>}
            <TestResult answer={testing.data} isOld={isOld} />
          </>
        )}
      </Panel>
    </div>
  )
}
