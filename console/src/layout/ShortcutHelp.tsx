import { m } from '../paraglide/messages.js'
import { Dialog } from '../ui/Dialog.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'

const SHORTCUTS = [
  { keys: 'mod+k', text: m.shortcut_palette },
  { keys: 'g p', text: m.shortcut_products },
  { keys: 'g a', text: m.shortcut_alerts },
  { keys: 'g r', text: m.shortcut_rules },
  { keys: 'g t', text: m.shortcut_tasks },
  { keys: 'g s', text: m.shortcut_settings },
  { keys: '/', text: m.shortcut_filter },
  { keys: 'j', text: m.shortcut_next },
  { keys: 'k', text: m.shortcut_previous },
  { keys: 'Enter', text: m.shortcut_open },
  { keys: '?', text: m.shortcut_help },
]

export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.shortcuts_title()} size={380}>
      <dl className="shortcuts">
        {SHORTCUTS.map(({ keys, text }) => (
          <div key={keys}>
            <dt>{text()}</dt>
            <dd>
              <KeyHint keys={keys} isRead />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
