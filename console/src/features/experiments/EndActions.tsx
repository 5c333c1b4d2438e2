import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import type { ExperimentDetail } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { sayDone } from '../../ui/toast.tsx'

/** Neither can be taken back, so a word is typed. */
export function EndActions({ experiment: { experiment_id, status } }: { experiment: ExperimentDetail }) {
  const canEnd = useCan('member')
  const [isAsking, setAsking] = useState(false)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const isRunning = status === 'running'
  const params = { path: { experiment_id } }
  const act = useMutation({
    mutationFn: async () => {
      if (isRunning) await api.POST('/api/v1/experiments/{experiment_id}/stop', { params })
      else await api.DELETE('/api/v1/experiments/{experiment_id}', { params })
    },
    onSuccess: async () => {
      setAsking(false)
      sayDone(isRunning ? m.exp_stopped_toast() : m.exp_deleted_toast())
      if (!isRunning) await navigate({ to: paths.experiments })
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => /experiments|suggestions/.test(String(queryKey[1])) && (isRunning || queryKey[1] !== '/api/v1/experiments/{experiment_id}') })
    },
  })
  if (!canEnd) return null
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {isRunning ? m.exp_stop() : m.exp_delete()}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={isRunning ? m.exp_stop_title() : m.exp_delete_title()}
        words={isRunning ? m.exp_stop_words() : m.exp_delete_words()}
        text={isRunning ? m.exp_stop() : m.exp_delete()}
        button={isRunning ? m.exp_stop() : m.exp_delete()}
        isBusy={act.isPending}
        error={act.error}
        onConfirm={() => act.mutate()}
      />
    </>
  )
}
