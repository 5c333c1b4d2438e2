import { IconAdjustments, IconBell, IconBuilding, IconChartBar, IconFileText, IconHistory, IconKey, IconLock, IconMessages, IconShieldLock, IconStack2, type TablerIcon, IconUser, IconUsers, IconWebhook } from '@tabler/icons-react'
import type { User } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { canDo } from '../../session.ts'

export interface Section {
  to: Extract<(typeof paths)[keyof typeof paths], `/settings/${string}`>
  label: () => string
  Icon: TablerIcon
  /** Who sees it in the list; everybody when nothing is said. */
  least?: User['role']
  /** Only for who runs the installation. */
  isOperators?: boolean
}

export const isShown = ({ least = 'viewer', isOperators = false }: Section, user: User | undefined): boolean => canDo(user, least) && (!isOperators || user?.is_super_admin === true)

/** The pages of the settings: the side list and the palette are made of these. */
export const GROUPS: { title: () => string; sections: Section[] }[] = [
  {
    title: m.settings_you,
    sections: [
      { to: paths.profile, label: m.settings_profile, Icon: IconUser },
      { to: paths.security, label: m.settings_security, Icon: IconLock },
      { to: paths.preferences, label: m.prefs_title, Icon: IconBell },
    ],
  },
  {
    title: m.settings_team_group,
    sections: [
      { to: paths.members, label: m.settings_team, Icon: IconUsers },
      { to: paths.keys, label: m.settings_keys, Icon: IconKey, least: 'admin' },
      { to: paths.webhooks, label: m.webhooks_title, Icon: IconWebhook, least: 'admin' },
      { to: paths.channels, label: m.rooms_title, Icon: IconMessages, least: 'admin' },
      { to: paths.plan, label: m.settings_plan, Icon: IconChartBar },
      { to: paths.activity, label: m.settings_activity, Icon: IconHistory, least: 'admin' },
      { to: paths.access, label: m.access_title, Icon: IconShieldLock, least: 'admin' },
      { to: paths.log, label: m.log_title, Icon: IconFileText, least: 'admin' },
      { to: paths.queues, label: m.queues_title, Icon: IconStack2, least: 'admin' },
      { to: paths.system, label: m.system_title, Icon: IconAdjustments, least: 'admin' },
      { to: paths.tenants, label: m.tenants_title, Icon: IconBuilding, isOperators: true },
    ],
  },
]
