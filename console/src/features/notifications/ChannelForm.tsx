import { Button, Checkbox, NativeSelect, Radio, Switch, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { aboutQuery } from '../../about.ts'
import { api } from '../../api.ts'
import type { TeamChannel } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'
import { Field, FormError, isUnder } from '../../ui/fields.tsx'
import { severityNames } from '../../ui/SeverityBadge.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { channelNames, LANGUAGES, noticeName, noticeTypes } from './notice-names.ts'
import { reloadNotifications } from './notifications.queries.ts'
import { SEVERITIES } from './notifications.search.ts'

type Kind = TeamChannel['kind']
const KINDS = ['slack', 'discord', 'sms'] as const satisfies Kind[]
const SANDBOX: Record<Kind, string> = { slack: '/slack/services/T0/B0/your-team', discord: '/discord/api/webhooks/1234567/your-team', sms: '/sms/send' }

interface Draft {
  kind: Kind
  name: string
  url: string
  language: TeamChannel['language']
  min_severity: TeamChannel['min_severity']
  types: string[] | null
  body: string
  auth: string
  secret: string
  isForm: boolean
}

const draftOf = (channel: TeamChannel | null): Draft => ({
  kind: channel?.kind ?? 'slack', name: channel?.name ?? '', url: '', language: channel?.language ?? 'en', min_severity: channel?.min_severity ?? 'medium', types: channel?.types ?? null,
  body: '{"to":"{to}","text":"{text}"}', auth: 'Bearer {secret}', secret: '', isForm: false,
})

async function save(channel: TeamChannel | null, { kind, name, url, language, min_severity, types, body, auth, secret, isForm }: Draft) {
  const headers: Record<string, string> = auth.trim() === '' ? {} : { Authorization: auth.trim() }
  const gateway = { url, format: isForm ? ('form' as const) : ('json' as const), body, headers, secret }
  const told = { name, language, min_severity, types }
  if (channel !== null) {
    const address = url === '' ? {} : kind === 'sms' ? { gateway } : { url }
    await api.PUT('/api/v1/notifications/channels/{channel_id}', { params: { path: { channel_id: channel.id } }, body: { ...(kind === 'sms' ? { name } : told), ...address } })
  } else await api.POST('/api/v1/notifications/channels', { body: kind === 'sms' ? { kind, name, gateway } : { kind, url, ...told } })
}

/** @param channel null: a new one */
export function ChannelForm({ channel, hasGateway, onDone }: { channel: TeamChannel | null; hasGateway: boolean; onDone: () => void }) {
  const [draft, setDraft] = useState(draftOf(channel))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const sandbox = useQuery(aboutQuery).data?.data.sandbox.channels_url
  const saving = useMutation({
    mutationFn: () => save(channel, draft),
    onSuccess: () => {
      sayDone(m.rooms_saved({ name: draft.name }))
      onDone()
    },
    onSettled: reloadNotifications,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.types?.length !== 0) saving.mutate()
  }
  const { kind } = draft
  const hints = [channel === null ? '' : m.rooms_url_keep({ hint: channel.hint }), kind === 'slack' ? m.rooms_url_slack({ section: 'Incoming Webhooks', url: 'https://hooks.slack.com/services/…' }) : kind === 'discord' ? m.rooms_url_discord({ url: 'https://discord.com/api/webhooks/…' }) : '', sandbox ? m.rooms_sandbox({ url: sandbox.replace(/\/channels$/, SANDBOX[kind]) }) : '']
  return (
    <form className="dialog-form" onSubmit={submit}>
      {channel === null && (
        <NativeSelect label={m.rooms_kind()} value={kind} onChange={({ currentTarget: { value } }) => set({ kind: KINDS.find((each) => each === value) ?? 'slack' })} data={KINDS.filter((each) => each !== 'sms' || !hasGateway).map((value) => ({ value, label: channelNames[value]() }))} />
      )}
      <Field label={m.rooms_name()} name="name" autoComplete="off" isFirst value={draft.name} error={saving.error} onChange={(name) => set({ name })} />
      <Field label={kind === 'sms' ? m.rooms_gateway_url() : m.rooms_url()} description={hints.filter((hint) => hint !== '').join(' ')} name="url" type="url" autoComplete="off" isOptional={channel !== null} value={draft.url} error={saving.error} onChange={(url) => set({ url })} />
      {kind === 'sms' ? <GatewayFields draft={draft} onChange={set} error={saving.error} /> : <ToldFields draft={draft} onChange={set} error={saving.error} />}
      <FormError error={saving.error} fields={['name', 'url', 'types']} />
      <div className="dialog-foot">
        <Button variant="default" onClick={onDone}>
          {m.action_cancel()}
        </Button>
        <Button type="submit" loading={saving.isPending}>
          {m.rooms_save()}
        </Button>
      </div>
    </form>
  )
}

interface Part {
  draft: Draft
  error: unknown
  onChange: (change: Partial<Draft>) => void
}

function GatewayFields({ draft, onChange, error }: Part) {
  return (
    <>
      <Switch label={m.rooms_gateway_form()} checked={draft.isForm} onChange={({ currentTarget: { checked } }) => onChange({ isForm: checked, body: checked ? 'to={to}&text={text}' : '{"to":"{to}","text":"{text}"}' })} />
      <Textarea label={m.rooms_gateway_body()} description={m.rooms_gateway_body_hint({ fields: '{to} {text} {secret}' })} autosize minRows={2} spellCheck={false} value={draft.body} error={isUnder(error, 'gateway') && errorText(error)} onChange={({ currentTarget: { value } }) => onChange({ body: value })} />
      <Field label={m.rooms_gateway_auth({ header: 'Authorization' })} name="auth" autoComplete="off" isOptional value={draft.auth} error={error} onChange={(auth) => onChange({ auth })} />
      <Field label={m.rooms_gateway_secret()} name="secret" type="password" autoComplete="off" isOptional value={draft.secret} error={error} onChange={(secret) => onChange({ secret })} />
    </>
  )
}

function ToldFields({ draft: { language, min_severity, types }, onChange, error }: Part) {
  const set = (type: string, isOn: boolean) => onChange({ types: noticeTypes.filter((each) => (each === type ? isOn : types?.includes(each) === true)) })
  return (
    <>
      <NativeSelect label={m.rooms_language()} value={language} onChange={({ currentTarget: { value } }) => onChange({ language: LANGUAGES.find((each) => each.value === value)?.value ?? 'en' })} data={[...LANGUAGES]} />
      <NativeSelect label={m.rooms_least()} value={min_severity} onChange={({ currentTarget: { value } }) => onChange({ min_severity: SEVERITIES.find((each) => each === value) ?? 'low' })} data={SEVERITIES.toReversed().map((value) => ({ value, label: severityNames[value]() }))} />
      <fieldset className="told-types">
        <legend>{m.rooms_types()}</legend>
        <Radio label={m.rooms_types_all()} checked={types === null} onChange={() => onChange({ types: null })} />
        <Radio label={m.rooms_types_some()} checked={types !== null} onChange={() => onChange({ types: [] })} />
        {types !== null && (
          <div className="told-list">
            {noticeTypes.filter((type) => type !== 'welcome').map((type) => (
              <Checkbox key={type} label={noticeName(type)} checked={types.includes(type)} onChange={({ currentTarget: { checked } }) => set(type, checked)} />
            ))}
          </div>
        )}
        {(types?.length === 0 || isUnder(error, 'types')) && (
          <p className="form-error" role="alert">
            {types?.length === 0 ? m.rooms_types_none() : errorText(error)}
          </p>
        )}
      </fieldset>
    </>
  )
}
