import { Button, Checkbox } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'
import './panel.css'

interface SecretOnceProps {
  secret: string
  words: string
  copyLabel: string
  onClose: () => void
}

/** Whoever leaves before it is stored is asked by the browser too. */
export function SecretOnce({ secret, words, copyLabel, onClose }: SecretOnceProps) {
  const [isStored, setStored] = useState(false)
  const clipboard = useClipboard()
  useEffect(() => {
    if (isStored) return undefined
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [isStored])
  return (
    <div className="dialog-form">
      <p>{words}</p>
      <code className="secret-once" tabIndex={0}>
        {secret}
      </code>
      <Button variant="default" data-autofocus leftSection={clipboard.copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={() => clipboard.copy(secret)}>
        {clipboard.copied ? m.action_copied() : copyLabel}
      </Button>
      <Checkbox label={m.keys_stored()} checked={isStored} onChange={(event) => setStored(event.currentTarget.checked)} />
      <div className="dialog-foot">
        <Button disabled={!isStored} onClick={onClose}>
          {m.keys_done()}
        </Button>
      </div>
    </div>
  )
}
