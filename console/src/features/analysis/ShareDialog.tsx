import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { errorText } from '../../error-text.ts'
import { dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { sharesQuery } from './analysis.queries.ts'

const DAYS = [1, 7, 30, 90]
const USUAL = '7'

interface ShareDialogProps {
  analysisId: string
  isOpen: boolean
  onClose: () => void
}

/** Links that show the report to whoever has them, until they expire or are taken back. */
export function ShareDialog({ analysisId, isOpen, onClose }: ShareDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.report_share_title()} size={560}>
      <Shares analysisId={analysisId} />
    </Dialog>
  )
}

function Shares({ analysisId }: { analysisId: string }) {
  const [days, setDays] = useState(USUAL)
  const queryClient = useQueryClient()
  const path = { analysis_id: analysisId }
  const shares = useQuery(sharesQuery(analysisId))
  const refresh = () => queryClient.invalidateQueries({ queryKey: sharesQuery(analysisId).queryKey })
  const make = useMutation({
    mutationFn: async () => (await api.POST('/api/v1/competitors/analysis/{analysis_id}/shares', { params: { path }, body: { expires_days: Number(days) } })).data?.data.url,
    onSuccess: refresh,
  })
  const revoke = useMutation({
    mutationFn: (share_id: string) => api.DELETE('/api/v1/competitors/analysis/{analysis_id}/shares/{share_id}', { params: { path: { ...path, share_id } } }),
    onSuccess: async () => {
      await refresh()
      sayDone(m.report_share_revoked())
    },
    onError: (error) => sayFailed(errorText(error)),
  })
  return (
    <div className="dialog-form">
      <p>{m.report_share_hint()}</p>
      <div className="share-new">
        <NativeSelect label={m.report_share_for()} value={days} onChange={(event) => setDays(event.currentTarget.value)} data={DAYS.map((n) => ({ value: String(n), label: m.report_share_days({ count: n, n: integer(n) }) }))} />
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {m.report_share_make()}
        </Button>
      </div>
      {make.isError && <p className="form-error" role="alert">{errorText(make.error)}</p>}
      {make.data && (
        <div role="status">
          <p className="small">{m.report_share_once()}</p>
          <div className="share-link">
            <code tabIndex={0}>{make.data}</code>
            <CopyButton value={make.data} label={m.report_share_link()} />
          </div>
        </div>
      )}
      {shares.isError && <ErrorNotice what={m.report_load_failed()} error={shares.error} onRetry={() => void shares.refetch()} />}
      {shares.data?.data.length === 0 && <p className="muted">{m.report_share_none()}</p>}
      <ul className="panel-list">
        {shares.data?.data.map(({ share_id, expires_at }) => (
          <li key={share_id} className="setting">
            <span>{m.report_share_until({ at: dateTime(expires_at) })}</span>
            <Button variant="default" size="xs" loading={revoke.isPending && revoke.variables === share_id} onClick={() => revoke.mutate(share_id)}>
              {m.report_share_revoke()}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
