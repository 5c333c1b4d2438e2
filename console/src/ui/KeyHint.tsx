import { Kbd } from '@mantine/core'

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** `mod+k` as the keyboard in front of the user has it. Decoration, unless it is the content and to be read out. */
export function KeyHint({ keys, isRead = false }: { keys: string; isRead?: boolean }) {
  return (
    <span className="key-hint" aria-hidden={!isRead}>
      {keys.split(' ').map((key) => (
        <Kbd key={key} size="xs">
          {key.startsWith('mod+') ? `${isApple ? '⌘' : 'Ctrl '}${key.slice(4).toUpperCase()}` : key}
        </Kbd>
      ))}
    </span>
  )
}
