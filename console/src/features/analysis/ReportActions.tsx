import { Button, Menu } from '@mantine/core'
import { IconDownload, IconShare } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../api.ts'
import type { Report } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { currentLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { saveFile } from '../../save-file.ts'
import { useCan } from '../../session.ts'
import { sayFailed } from '../../ui/toast.tsx'
import { taskQuery } from './analysis.queries.ts'
import { ShareDialog } from './ShareDialog.tsx'

/** What leaves the console: files and links. */
export function ReportActions({ report: { analysis_id, report_type, content, created_at } }: { report: Report }) {
  const canShare = useCan('member')
  const [isSharing, setSharing] = useState(false)
  const path = { analysis_id }
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'json') => {
      const { data } = await api.GET('/api/v1/competitors/analysis/{analysis_id}/export', { params: { path, query: { format, language: currentLocale() } }, parseAs: 'text' })
      saveFile(data ?? '', `${report_type}-${content.product.asin}-${created_at.slice(0, 10)}.${format}`, format === 'csv' ? 'text/csv' : 'application/json')
    },
    onError: (error) => sayFailed(errorText(error)),
  })
  const print = usePrint(analysis_id)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={15} />} loading={print.isPrinting || save.isPending}>
            {m.report_export()}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={print.start}>{m.report_pdf()}</Menu.Item>
          <Menu.Item onClick={() => save.mutate('csv')}>{m.report_csv()}</Menu.Item>
          <Menu.Item onClick={() => save.mutate('json')}>{m.report_json()}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {canShare && (
        <Button leftSection={<IconShare size={15} />} onClick={() => setSharing(true)}>
          {m.report_share()}
        </Button>
      )}
      <span role="status" className="visually-hidden">
        {print.isPrinting && m.report_printing()}
      </span>
      <ShareDialog analysisId={analysis_id} isOpen={isSharing} onClose={() => setSharing(false)} />
    </>
  )
}

/** A PDF is printed by the server: at once when it was before, else in a moment. */
function usePrint(analysisId: string) {
  const queryClient = useQueryClient()
  const params = () => ({ path: { analysis_id: analysisId }, query: { language: currentLocale() } })
  const ask = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST('/api/v1/competitors/analysis/{analysis_id}/pdf', { params: params() })
      if (data?.data.url != null) open(data.data.url)
      return data?.data.task_id ?? undefined
    },
    onError: (error) => sayFailed(errorText(error)),
  })
  const taskId = ask.data
  const task = useQuery({ ...taskQuery(taskId ?? ''), enabled: taskId !== undefined }).data?.data
  const { reset } = ask
  useEffect(() => {
    if (task?.status === 'failed') {
      sayFailed(m.report_print_failed({ reason: task.error ?? '' }))
      reset()
    }
    if (task?.status !== 'succeeded') return
    reset()
    void api.GET('/api/v1/competitors/analysis/{analysis_id}/pdf', { params: { path: { analysis_id: analysisId }, query: { language: currentLocale() } } }).then(({ data }) => data && open(data.data.url), (error: unknown) => sayFailed(errorText(error)))
  }, [task?.status, task?.error, analysisId, reset, queryClient])
  return { start: () => ask.mutate(), isPrinting: ask.isPending || (taskId !== undefined && task?.status !== 'succeeded' && task?.status !== 'failed') }
}

/** A download that has a link of its own: the page stays. */
function open(url: string) {
  location.assign(url)
}
