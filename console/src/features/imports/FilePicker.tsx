import { CloseButton } from '@mantine/core'
import { IconFile, IconUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { bytes } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { errorText } from '../../error-text.ts'
import { FILE_TYPES, refusalOf } from './upload.ts'

interface FilePickerProps {
  files: File[]
  /** What such a file holds. */
  hint: string
  onFiles: (files: File[]) => void
}

export function FilePicker({ files, hint, onFiles }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const add = (added: Iterable<File>) => onFiles([...new Map([...files, ...added].map((file) => [file.name, file])).values()])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  return (
    <div>
      <button
        type="button"
        data-autofocus
        className="drop-zone"
        data-over={isOver || undefined}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconUpload size={20} aria-hidden="true" />
        <span className="strong">{m.import_drop()}</span>
        <span className="muted small">{hint}</span>
      </button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        accept={FILE_TYPES.join(',')}
        aria-label={m.import_choose()}
        onChange={(event) => {
          add(event.currentTarget.files ?? [])
          event.currentTarget.value = ''
        }}
      />
      <ul className="picked-files">
        {files.map((file) => (
          <PickedFile key={file.name} file={file} onRemove={() => onFiles(files.filter((each) => each !== file))} />
        ))}
      </ul>
    </div>
  )
}

function PickedFile({ file, onRemove }: { file: File; onRemove: () => void }) {
  const refusal = refusalOf(file)
  return (
    <li className="picked-file">
      <IconFile size={16} aria-hidden="true" />
      <span className="file-name">{file.name}</span>
      <span className="muted small num">{bytes(file.size)}</span>
      {refusal && (
        <span className="small neg" role="alert">
          {errorText(refusal)}
        </span>
      )}
      <CloseButton size="sm" aria-label={m.import_remove({ file: file.name })} onClick={onRemove} />
    </li>
  )
}
