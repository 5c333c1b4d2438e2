import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import type { CompetitorGroup } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { useCan } from '../../session.ts'
import { FormError } from '../../ui/fields.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { isAboutCompetitors } from './competitors.queries.ts'

/** Named sets of competitors. */
export function Groups({ groups }: { groups: CompetitorGroup[] }) {
  const [name, setName] = useState('')
  const queryClient = useQueryClient()
  const canChange = useCan('member')
  const refresh = () => queryClient.invalidateQueries({ predicate: isAboutCompetitors })
  const onError = (error: unknown) => sayFailed(errorText(error))
  const create = async (body: { name: string; competitor_ids: string[] }) => {
    await api.POST('/api/v1/competitors/groups', { body })
    await refresh()
  }
  const creating = useMutation({
    mutationFn: () => create({ name: name.trim(), competitor_ids: [] }),
    onSuccess: () => {
      sayDone(m.group_created({ name: name.trim() }))
      setName('')
    },
  })
  const deleting = useMutation({
    mutationFn: async ({ id }: CompetitorGroup) => {
      await api.DELETE('/api/v1/competitors/groups/{group_id}', { params: { path: { group_id: id } } })
      await refresh()
    },
    onSuccess: (_, group) => sayDone(m.group_deleted({ name: group.name }), () => void create({ name: group.name, competitor_ids: group.competitor_ids }).catch(onError)),
    onError,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') creating.mutate()
  }
  if (!canChange && groups.length === 0) return null
  return (
    <Panel title={m.groups_title()} hint={m.groups_hint()}>
      <ul className="panel-list">
        {groups.map((group) => (
          <li key={group.id} className="entry">
            <div className="entry-words">
              <p className="entry-name">{group.name}</p>
              <p className="muted small">{m.competitors_detail({ count: group.competitor_ids.length, n: integer(group.competitor_ids.length) })}</p>
            </div>
            {canChange && (
              <ActionIcon aria-label={m.group_delete({ name: group.name })} onClick={() => deleting.mutate(group)}>
                <IconTrash size={15} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {canChange && (
        <form className="add-group" onSubmit={submit}>
          <TextInput label={m.group_name()} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" variant="default" loading={creating.isPending} disabled={name.trim() === ''}>
            {m.group_create()}
          </Button>
          <FormError error={creating.error} fields={[]} />
        </form>
      )}
    </Panel>
  )
}
