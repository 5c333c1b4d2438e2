import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { MARKETPLACES, marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { type AddOptions, linesOf, MAX_LINES, useAddProducts } from './add-products.ts'
import { AddResults } from './AddResults.tsx'
import { FREQUENCIES, frequencyNames } from '../../frequency.ts'

const splitTags = (text: string) => text.split(/[,;、，]/).map((tag) => tag.trim()).filter((tag) => tag !== '')

export function AddForm({ onLeave }: { onLeave: () => void }) {
  const [text, setText] = useState('')
  const [tags, setTags] = useState('')
  const [options, setOptions] = useState<Omit<AddOptions, 'tags'>>({ marketplace: 'us', crawl_frequency: 'daily' })
  const adding = useAddProducts()
  const lines = linesOf(text)
  const isTooMany = lines.length > MAX_LINES
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (lines.length > 0 && !isTooMany) adding.mutate({ lines, options: { ...options, tags: splitTags(tags) } })
  }
  if (adding.data) return <AddResults added={adding.data} onAgain={adding.reset} onLeave={onLeave} onKeep={(left) => setText(left.join('\n'))} />
  return (
    <form className="add-form" onSubmit={submit}>
      <Textarea
        data-autofocus
        label={m.add_lines()}
        description={m.add_lines_hint()}
        placeholder={'B08N5WRWNW\nhttps://www.amazon.de/dp/B0863TXGM3'}
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        error={isTooMany && m.add_too_many({ n: integer(MAX_LINES) })}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', (event) => event.currentTarget.form?.requestSubmit()]])}
      />
      <div className="add-options">
        <NativeSelect
          label={m.add_marketplace()}
          value={options.marketplace}
          onChange={({ currentTarget: { value } }) => setOptions((before) => ({ ...before, marketplace: value }))}
          data={MARKETPLACES.map((value) => ({ value, label: marketplaceName(value) }))}
        />
        <NativeSelect
          label={m.add_frequency()}
          value={options.crawl_frequency}
          onChange={({ currentTarget: { value } }) => setOptions((before) => ({ ...before, crawl_frequency: FREQUENCIES.find((each) => each === value) ?? 'daily' }))}
          data={FREQUENCIES.map((value) => ({ value, label: frequencyNames[value]() }))}
        />
        <TextInput label={m.add_tags()} placeholder={m.add_tags_hint()} value={tags} onChange={(event) => setTags(event.currentTarget.value)} />
      </div>
      <p className="form-error" role="alert">
        {adding.isError && errorText(adding.error)}
      </p>
      <div className="dialog-foot">
        <Button type="submit" disabled={lines.length === 0 || isTooMany} loading={adding.isPending}>
          {lines.length === 0 ? m.add_action() : m.add_start({ count: lines.length, n: integer(lines.length) })}
        </Button>
      </div>
    </form>
  )
}
