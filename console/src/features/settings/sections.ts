import { IconChartBar, IconHistory, IconKey, IconLock, IconStack2, type TablerIcon, IconUser, IconUsers, IconWebhook } from '@tabler/icons-react'
import type { User } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'

export interface Section {
  to: Extract<(typeof paths)[keyof typeof paths], `/settings/${string}`>
  label: () => string
  Icon: TablerIcon
  /** Who sees it in the list; everybody when nothing is said. */
  least?: User['role']
}

/** The pages of the settings: the side list and the palette are made of these. */
export const GROUPS: { title: () => string; sections: Section[] }[] = [
  {
    title: m.settings_you,
    sections: [
      { to: paths.profile, label: m.settings_profile, Icon: IconUser },
      { to: paths.security, label: m.settings_security, Icon: IconLock },
    ],
  },
  {
    title: m.settings_team_group,
    sections: [
      { to: paths.members, label: m.settings_team, Icon: IconUsers },
      { to: paths.keys, label: m.settings_keys, Icon: IconKey, least: 'admin' },
      { to: paths.webhooks, label: m.webhooks_title, Icon: IconWebhook, least: 'admin' },
      { to: paths.plan, label: m.settings_plan, Icon: IconChartBar },
      { to: paths.activity, label: m.settings_activity, Icon: IconHistory, least: 'admin' },
      { to: paths.queues, label: m.queues_title, Icon: IconStack2, least: 'admin' },
    ],
  },
]
