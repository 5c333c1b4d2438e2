import { Kbd } from '@mantine/core'

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** `mod+k` as the keyboard in front of the user has it. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="key-hint">
      {keys.split(' ').map((key) => (
        <Kbd key={key} size="xs">
          {key.startsWith('mod+') ? `${isApple ? '⌘' : 'Ctrl '}${key.slice(4).toUpperCase()}` : key}
        </Kbd>
      ))}
    </span>
  )
}
