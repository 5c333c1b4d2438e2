import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { api } from '../../api.ts'
import type { NoticePreview, NoticeTemplate } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { currentLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FormError, isAbout } from '../../ui/fields.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { channelNames, LANGUAGES, noticeName } from './notice-names.ts'
import { reloadNotifications, templatesQuery } from './notifications.queries.ts'
import { TeamTabs } from './TeamTabs.tsx'
import './notifications.css'

type Language = NoticeTemplate['own'][number]['language']
const SHOWN_ON = ['email', 'push', 'sms', 'slack', 'discord'] as const

export function TemplatesPage() {
  return (
    <AdminsOnly>
      <Templates />
    </AdminsOnly>
  )
}

function Templates() {
  const templates = useQuery(templatesQuery)
  const [type, setType] = useState('incident_opened')
  const [language, setLanguage] = useState<Language>(currentLocale())
  const rows = templates.data?.data
  const chosen = rows?.find((row) => row.type === type) ?? rows?.[0]
  const own = chosen?.own.find((one) => one.language === language)
  return (
    <>
      <PageHeader title={m.words_title()} detail={m.words_detail()} />
      <TeamTabs />
      {templates.isError && <ErrorNotice what={m.words_failed()} error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.isPending && <LateRows rows={4} />}
      {chosen && (
        <>
          <div className="filters card words-choice" role="search">
            <NativeSelect label={m.words_type()} value={chosen.type} onChange={({ currentTarget: { value } }) => setType(value)} data={(rows ?? []).map((row) => ({ value: row.type, label: row.own.length > 0 ? `${noticeName(row.type)} (${m.words_own()})` : noticeName(row.type) }))} />
            <NativeSelect label={m.words_language()} value={language} onChange={({ currentTarget: { value } }) => setLanguage(LANGUAGES.find((each) => each.value === value)?.value ?? 'en')} data={[...LANGUAGES]} />
          </div>
          <WordsForm key={`${chosen.type} ${language} ${own?.changed_at ?? ''}`} template={chosen} language={language} own={own} />
        </>
      )}
    </>
  )
}

function WordsForm({ template: { type, fields }, language, own }: { template: NoticeTemplate; language: Language; own: NoticeTemplate['own'][number] | undefined }) {
  const [subject, setSubject] = useState(own?.subject ?? '')
  const [intro, setIntro] = useState(own?.intro ?? '')
  const params = { path: { type, language } }
  const draft = { subject: subject.trim() || null, intro: intro.trim() || null }
  const saving = useMutation({ mutationFn: () => api.PUT('/api/v1/notifications/templates/{type}/{language}', { params, body: draft }), onSuccess: () => sayDone(m.words_saved()), onSettled: reloadNotifications })
  const resetting = useMutation({
    mutationFn: () => api.DELETE('/api/v1/notifications/templates/{type}/{language}', { params }),
    onSuccess: () => sayDone(m.words_was_reset(), own && (() => void api.PUT('/api/v1/notifications/templates/{type}/{language}', { params, body: { subject: own.subject, intro: own.intro } }).then(reloadNotifications, (error: unknown) => sayFailed(errorText(error))))),
    onError: (error) => sayFailed(errorText(error)),
    onSettled: reloadNotifications,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <>
      <Panel title={noticeName(type)} hint={m.words_fields({ fields: fields.map((field) => `{${field}}`).join(' ') })}>
        <form className="panel-body words-form" onSubmit={submit}>
          <TextInput label={m.words_subject()} placeholder={m.words_default()} maxLength={200} value={subject} error={isAbout(saving.error, 'subject') && errorText(saving.error)} onChange={({ currentTarget: { value } }) => setSubject(value)} />
          <Textarea label={m.words_intro()} placeholder={m.words_default()} maxLength={1_000} autosize minRows={2} value={intro} error={isAbout(saving.error, 'intro') && errorText(saving.error)} onChange={({ currentTarget: { value } }) => setIntro(value)} />
          <FormError error={saving.error} fields={['subject', 'intro']} />
          <div className="row-actions">
            <Button type="submit" loading={saving.isPending} disabled={draft.subject === (own?.subject ?? null) && draft.intro === (own?.intro ?? null)}>
              {m.words_save()}
            </Button>
            {own && (
              <Button variant="default" loading={resetting.isPending} onClick={() => resetting.mutate()}>
                {m.words_reset()}
              </Button>
            )}
          </div>
        </form>
      </Panel>
      <PreviewPanel type={type} language={language} draft={draft} />
    </>
  )
}

function PreviewPanel({ type, language, draft }: { type: string; language: Language; draft: { subject: string | null; intro: string | null } }) {
  const [channel, setChannel] = useState<(typeof SHOWN_ON)[number]>('email')
  const shown = useDeferredValue(JSON.stringify(draft))
  const preview = useQuery({
    queryKey: ['notice-preview', type, language, channel, shown],
    queryFn: async () => (await api.POST('/api/v1/notifications/templates/{type}/preview', { params: { path: { type } }, body: { language, channel, draft: JSON.parse(shown) as typeof draft } })).data?.data ?? null,
    placeholderData: (before: NoticePreview | null | undefined) => before,
    retry: false,
  })
  return (
    <Panel
      title={m.words_preview()}
      hint={m.words_preview_hint()}
      actions={<NativeSelect aria-label={m.words_channel()} value={channel} onChange={({ currentTarget: { value } }) => setChannel(SHOWN_ON.find((each) => each === value) ?? 'email')} data={SHOWN_ON.map((value) => ({ value, label: channelNames[value]() }))} />}
    >
      <div className="panel-body" aria-live="polite">
        {preview.isError && <ErrorNotice what={m.words_preview_failed()} error={preview.error} />}
        {preview.isPending && <LateRows rows={2} />}
        {preview.data && <Shown preview={preview.data} />}
      </div>
    </Panel>
  )
}

function Shown({ preview: { title, text, html, payload, parts } }: { preview: NoticePreview }) {
  return (
    <>
      <p className="entry-name">{title}</p>
      {parts !== null && <p className="muted small">{m.words_parts({ count: parts, n: integer(parts) })}</p>}
      {html === null ? <p className="notice-text">{text}</p> : <iframe className="mail-frame" title={m.words_mail_frame()} sandbox="" srcDoc={html} />}
      {payload !== null && (
        <pre className="notice-payload" tabIndex={0}>
          {JSON.stringify(payload, null, 2)}
        </pre>
      )}
    </>
  )
}
