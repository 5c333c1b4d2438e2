import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { AlertRule } from '../../api.types.ts'
import { ButtonLink } from '../../ButtonLink.tsx'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { isAbout, isUnder } from '../../ui/fields.tsx'
import { ConditionGroup } from './ConditionGroup.tsx'
import { bodyOf, missingOf, type RuleDraft } from './rule-draft.ts'
import { ruleSentence } from './rule-text.ts'
import { RuleTest } from './RuleTest.tsx'
import { ScopeFields } from './ScopeFields.tsx'
import { TellingFields } from './TellingFields.tsx'
import { useSaveRule } from './use-save-rule.ts'

/** Where a refusal is told beside the field it is about. */
const MARKED = ['name', 'scope', 'severity', 'cool_down_h', 'recipients']

/** The form, and beside it what the rule would have told. */
export function RuleEditor({ initial, rule }: { initial: RuleDraft; rule: AlertRule | undefined }) {
  const [draft, setDraft] = useState(initial)
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const canChange = useCan('member')
  const saving = useSaveRule(rule)
  const body = bodyOf(draft)
  const change = (next: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...next }))
  const missing = isTried ? missingOf(draft) : undefined
  /** True when nothing is missing; else what is missing is marked. */
  const check = () => {
    setTried(true)
    if (body === undefined) form.current?.reportValidity()
    return body
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const complete = check()
    if (complete) saving.mutate(complete)
  }
  return (
    <div className="rule-editor">
      <form ref={form} className="rule-form" onSubmit={submit}>
        <fieldset disabled={!canChange}>
          <section className="card rule-section" aria-label={m.rule_what()}>
            <TextInput
              label={m.rule_name()}
              description={m.rule_name_hint()}
              autoFocus={rule === undefined}
              required
              withAsterisk={false}
              maxLength={200}
              autoComplete="off"
              value={draft.name}
              error={isAbout(saving.error, 'name') && errorText(saving.error)}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <ScopeFields draft={draft} isMissing={missing === 'scope'} error={saving.error} onChange={change} />
            <ConditionGroup group={draft.condition} root={draft.condition} depth={1} label={m.rule_condition()} onChange={(condition) => change({ condition })} />
            {body && <p className="rule-aloud">{ruleSentence({ scope: { ...body.scope }, condition: { ...body.condition } })}</p>}
          </section>
          <section className="card rule-section" aria-label={m.rule_how()}>
            <TellingFields draft={draft} isMissing={missing === 'recipients'} error={saving.error} onChange={change} />
          </section>
          <p className="form-error" role="alert">
            {saving.isError && !MARKED.some((field) => isUnder(saving.error, field)) && errorText(saving.error)}
          </p>
          {canChange && (
            <div className="rule-foot">
              <Button type="submit" loading={saving.isPending}>
                {rule ? m.rule_save() : m.rule_create()}
              </Button>
              <ButtonLink variant="default" to={paths.rules}>
                {m.action_cancel()}
              </ButtonLink>
            </div>
          )}
        </fieldset>
      </form>
      <RuleTest body={body} check={check} />
    </div>
  )
}
