import { AppShell } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { AddDialog } from '../features/imports/AddDialog.tsx'
import { ImportDialog } from '../features/imports/ImportDialog.tsx'
import { ProofDialog } from '../features/session/ProofDialog.tsx'
import { useTold } from '../features/notifications/use-told.tsx'
import { m } from '../paraglide/messages.js'
import { paths } from '../paths.ts'
import { onEnrolmentAsked } from '../proof.ts'
import { useKeys } from '../ui/use-keys.ts'
import { CommandPalette } from './CommandPalette.tsx'
import { SandboxBanner } from './SandboxBanner.tsx'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import { Sidebar } from './Sidebar.tsx'
import { TopBar } from './TopBar.tsx'

export function AppLayout() {
  const [isMenuOpen, menu] = useDisclosure()
  const [isPaletteOpen, palette] = useDisclosure()
  const [isHelpOpen, help] = useDisclosure()
  const navigate = useNavigate()
  useTold()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const closeMenu = menu.close

  useEffect(() => closeMenu(), [pathname, closeMenu])
  useEffect(() => onEnrolmentAsked(() => void navigate({ to: paths.security })), [navigate])
  useKeys({
    'mod+k': palette.toggle,
    '?': help.open,
    'g p': () => void navigate({ to: paths.products }),
    'g a': () => void navigate({ to: paths.alerts }),
    'g r': () => void navigate({ to: paths.rules }),
    'g s': () => void navigate({ to: paths.settings }),
    'g t': () => void navigate({ to: paths.tasks }),
  })

  return (
    <AppShell layout="alt" header={{ height: 48 }} navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }} padding={0} transitionDuration={140}>
      <a className="skip-link" href="#content">
        {m.layout_skip()}
      </a>
      <Sidebar isOpen={isMenuOpen} onClose={menu.close} />
      <TopBar isMenuOpen={isMenuOpen} onMenu={menu.toggle} onPalette={palette.open} onHelp={help.open} />
      <AppShell.Main id="content" tabIndex={-1}>
        <SandboxBanner />
        <div className="page">
          <Outlet />
        </div>
      </AppShell.Main>
      <CommandPalette isOpen={isPaletteOpen} onClose={palette.close} onHelp={help.open} />
      <ShortcutHelp isOpen={isHelpOpen} onClose={help.close} />
      <AddDialog />
      <ImportDialog />
      <ProofDialog />
    </AppShell>
  )
}
