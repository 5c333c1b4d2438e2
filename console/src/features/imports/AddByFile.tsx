import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { FilePicker } from './FilePicker.tsx'
import { UploadItem } from './UploadItem.tsx'
import { useUploads } from './use-uploads.ts'

/** A list of products from a spreadsheet: every bad row is told, the others are added. */
export function AddByFile({ onLeave }: { onLeave: () => void }) {
  const [files, setFiles] = useState<File[]>([])
  const [isRehearsal, setRehearsal] = useState(false)
  const { uploads, send, clear } = useUploads('products')
  if (uploads.length > 0) {
    return (
      <div className="uploads">
        {uploads.map((upload) => (
          <UploadItem key={upload.file.name} upload={upload} onLeave={onLeave} />
        ))}
        <div className="dialog-foot">
          <Button variant="default" onClick={clear}>
            {m.import_another()}
          </Button>
          <Button onClick={onLeave}>{m.action_close()}</Button>
        </div>
      </div>
    )
  }
  return (
    <form
      className="add-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send(files, isRehearsal ? { dry_run: 'true' } : {})
      }}
    >
      <FilePicker files={files} hint={m.add_file_columns()} onFiles={setFiles} />
      <Checkbox label={m.add_file_rehearsal()} checked={isRehearsal} onChange={(event) => setRehearsal(event.currentTarget.checked)} />
      <div className="dialog-foot">
        <Button type="submit" disabled={files.length === 0}>
          {m.add_file_start({ count: files.length })}
        </Button>
      </div>
    </form>
  )
}
