import type { TablerIcon } from '@tabler/icons-react'
import { useUser } from '../../session.ts'
import { GROUPS, isShown, type Section } from './sections.ts'

export interface PageCommand {
  id: string
  label: string
  to: Section['to']
  Icon: TablerIcon
}

/** The settings' pages that this person may see, for the palette. */
export function useSettingsCommands(): PageCommand[] {
  const user = useUser()
  const sections = GROUPS.flatMap((group) => group.sections).filter((section) => isShown(section, user))
  return sections.map(({ to, label, Icon }) => ({ id: `page-${to}`, label: label(), to, Icon }))
}
