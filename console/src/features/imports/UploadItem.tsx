import { Progress } from '@mantine/core'
import { percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { ImportReport } from './ImportReport.tsx'
import type { Upload } from './use-uploads.ts'

/** One file on its way: first to the server, then into the history. */
export function UploadItem({ upload: { file, sent, started, error }, onLeave }: { upload: Upload; onLeave: () => void }) {
  if (started) return <ImportReport importId={started.import_id} taskId={started.task_id} onLeave={onLeave} />
  return (
    <section className="upload" aria-label={file.name}>
      <p className="file-name strong">{file.name}</p>
      {error ? (
        <ErrorNotice what={m.import_not_sent()} error={error} />
      ) : (
        <div className="progress-line">
          <Progress value={sent * 100} aria-label={m.import_sending()} />
          <span className="muted small num">{m.import_sent({ percent: percent(sent) })}</span>
        </div>
      )}
    </section>
  )
}
