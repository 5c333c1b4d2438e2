import { ActionIcon, AppShell, Burger, Tooltip } from '@mantine/core'
import { IconKeyboard, IconSearch } from '@tabler/icons-react'
import { NotificationBell } from '../features/notifications/NotificationBell.tsx'
import { m } from '../paraglide/messages.js'
import { KeyHint } from '../ui/KeyHint.tsx'
import { LanguageMenu } from './LanguageMenu.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { UserMenu } from './UserMenu.tsx'

interface TopBarProps {
  isMenuOpen: boolean
  onMenu: () => void
  onPalette: () => void
  onHelp: () => void
}

export function TopBar({ isMenuOpen, onMenu, onPalette, onHelp }: TopBarProps) {
  return (
    <AppShell.Header className="top-bar">
      <Burger className="only-small" size="sm" opened={isMenuOpen} onClick={onMenu} aria-label={m.nav_open()} aria-expanded={isMenuOpen} />
      <button type="button" className="palette-button" onClick={onPalette} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={15} aria-hidden="true" />
        <span className="palette-hint">{m.palette_placeholder()}</span>
        <KeyHint keys="mod+k" />
      </button>
      <div className="top-actions">
        <Tooltip label={m.shortcuts_title()}>
          <ActionIcon className="not-small" aria-label={m.shortcuts_title()} onClick={onHelp}>
            <IconKeyboard size={16} />
          </ActionIcon>
        </Tooltip>
        <NotificationBell />
        <LanguageMenu />
        <ThemeMenu />
        <UserMenu />
      </div>
    </AppShell.Header>
  )
}
