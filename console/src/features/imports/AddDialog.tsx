import { SegmentedControl } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { AddByFile } from './AddByFile.tsx'
import { AddForm } from './AddForm.tsx'

const route = getRouteApi('/app')
const WAYS = ['lines', 'file'] as const

/** Open when the address says so, over any page. */
export function AddDialog() {
  const isOpen = route.useSearch({ select: (search) => search.add === true })
  const navigate = useNavigate()
  const [way, setWay] = useState<(typeof WAYS)[number]>('lines')
  const close = () => void navigate({ to: '.', search: (before: object) => ({ ...before, add: undefined }), replace: true })
  return (
    <Dialog isOpen={isOpen} onClose={close} onClosed={() => setWay('lines')} title={m.add_title()} size={620}>
      <div className="add-dialog">
        <SegmentedControl
          aria-label={m.add_way()}
          value={way}
          onChange={(value) => setWay(WAYS.find((each) => each === value) ?? 'lines')}
          data={[{ value: 'lines', label: m.add_by_lines() }, { value: 'file', label: m.add_by_file() }]}
        />
        {way === 'lines' ? <AddForm onLeave={close} /> : <AddByFile onLeave={close} />}
      </div>
    </Dialog>
  )
}
