import { Combobox, Modal, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { type Command, useCommands } from './commands.tsx'

interface CommandPaletteProps {
  isOpen: boolean
  onClose: () => void
  onHelp: () => void
}

export function CommandPalette({ isOpen, onClose, onHelp }: CommandPaletteProps) {
  return (
    <Modal.Root opened={isOpen} onClose={onClose} padding={0} size={560} yOffset="12vh">
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={m.palette_open()}>
        <Palette onClose={onClose} onHelp={onHelp} />
      </Modal.Content>
    </Modal.Root>
  )
}

function Palette({ onClose, onHelp }: Omit<CommandPaletteProps, 'isOpen'>) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose })
  const { groups, isSearching } = useCommands({ text: text.trim(), search, onHelp })
  const commands = groups.flatMap((group) => group.commands)
  const offered = commands.map((command) => command.id).join()
  const { selectFirstOption } = combobox
  // The best match is ready for Enter, also when it comes from the server a moment later.
  useEffect(() => void selectFirstOption(), [offered, selectFirstOption])

  const run = (id: string) => {
    onClose()
    commands.find((command) => command.id === id)?.run()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={run} withinPortal={false}>
      <div className="palette-input">
        <IconSearch size={16} aria-hidden="true" />
        <Combobox.EventsTarget withExpandedAttribute>
          <input
            data-autofocus
            type="text"
            role="combobox"
            value={text}
            placeholder={m.palette_placeholder()}
            aria-label={m.palette_placeholder()}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
      </div>
      {commands.length === 0 && <p className="muted palette-empty" role="status">{isSearching ? m.palette_searching() : m.palette_nothing({ text })}</p>}
      <Combobox.Options className="palette-options" tabIndex={0} aria-label={m.palette_results()} hidden={commands.length === 0}>
        {groups.map(({ title, commands: items }) => items.length > 0 && (
          <Combobox.Group key={title} label={title}>
            {items.map((command) => (
              <PaletteOption key={command.id} command={command} />
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
    </Combobox>
  )
}

function PaletteOption({ command }: { command: Command }) {
  return (
    <Combobox.Option value={command.id} className="palette-option">
      {command.icon}
      <span className="palette-label">{command.label}</span>
      {command.detail && <span className="muted small palette-detail">{command.detail}</span>}
    </Combobox.Option>
  )
}
