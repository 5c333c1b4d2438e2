import { Button } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { ImportForm } from './ImportForm.tsx'
import { UploadItem } from './UploadItem.tsx'
import { useUploads } from './use-uploads.ts'
import './imports.css'

const route = getRouteApi('/app')

/** Open when the address says so. What was sent goes on when it is closed, and is on the Tasks page. */
export function ImportDialog() {
  const isOpen = route.useSearch({ select: (search) => search.import === true })
  const navigate = useNavigate()
  const { uploads, send, clear } = useUploads('history')
  const close = () => void navigate({ to: '.', search: (before: object) => ({ ...before, import: undefined }), replace: true })

  return (
    <Dialog isOpen={isOpen} onClose={close} onClosed={clear} title={m.import_title()} size={640}>
      {uploads.length === 0 ? (
        <ImportForm onSend={(files, options) => void send(files, options)} />
      ) : (
        <div className="uploads">
          {uploads.map((upload) => (
            <UploadItem key={upload.file.name} upload={upload} onLeave={close} />
          ))}
          <div className="dialog-foot">
            <Button variant="default" onClick={clear}>
              {m.import_another()}
            </Button>
            <Button onClick={close}>{m.action_close()}</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
