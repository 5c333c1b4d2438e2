import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { SettingsLayout } from '../features/settings/SettingsLayout.tsx'
import { parseTenantsSearch } from '../features/admin/tenants.search.ts'
import { parseSentSearch } from '../features/notifications/notifications.search.ts'
import { parseLogSearch } from '../features/system/log.search.ts'
import { paths } from '../paths.ts'
import { app } from './root.tsx'

/** The frame; every page of the settings is its child. */
export const settings = createRoute({ getParentRoute: () => app, path: paths.settings, component: SettingsLayout })

const first = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: paths.profile })
  },
})

const profile = createRoute({
  getParentRoute: () => settings,
  path: '/profile',
  component: lazyRouteComponent(() => import('../features/profile/ProfilePage.tsx'), 'ProfilePage'),
})

const security = createRoute({
  getParentRoute: () => settings,
  path: '/security',
  component: lazyRouteComponent(() => import('../features/profile/SecurityPage.tsx'), 'SecurityPage'),
})

const members = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  component: lazyRouteComponent(() => import('../features/team/TeamPage.tsx'), 'TeamPage'),
})

const keys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyRouteComponent(() => import('../features/keys/KeysPage.tsx'), 'KeysPage'),
})

const webhooks = createRoute({
  getParentRoute: () => settings,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../features/webhooks/WebhooksPage.tsx'), 'WebhooksPage'),
})

const webhook = createRoute({
  getParentRoute: () => settings,
  path: '/webhooks/$webhookId',
  component: lazyRouteComponent(() => import('../features/webhooks/WebhookPage.tsx'), 'WebhookPage'),
})

const preferences = createRoute({
  getParentRoute: () => settings,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../features/notifications/PreferencesPage.tsx'), 'PreferencesPage'),
})

const channels = createRoute({
  getParentRoute: () => settings,
  path: '/channels',
  component: lazyRouteComponent(() => import('../features/notifications/ChannelsPage.tsx'), 'ChannelsPage'),
})

const templates = createRoute({
  getParentRoute: () => settings,
  path: '/templates',
  component: lazyRouteComponent(() => import('../features/notifications/TemplatesPage.tsx'), 'TemplatesPage'),
})

const deliveries = createRoute({
  getParentRoute: () => settings,
  path: '/deliveries',
  validateSearch: parseSentSearch,
  component: lazyRouteComponent(() => import('../features/notifications/SentPage.tsx'), 'SentPage'),
})

const plan = createRoute({
  getParentRoute: () => settings,
  path: '/plan',
  component: lazyRouteComponent(() => import('../features/plan/PlanPage.tsx'), 'PlanPage'),
})

const activity = createRoute({
  getParentRoute: () => settings,
  path: '/activity',
  component: lazyRouteComponent(() => import('../features/activity/ActivityPage.tsx'), 'ActivityPage'),
})

const queues = createRoute({
  getParentRoute: () => settings,
  path: '/queues',
  component: lazyRouteComponent(() => import('../features/queues/QueuesPage.tsx'), 'QueuesPage'),
})

const access = createRoute({
  getParentRoute: () => settings,
  path: '/access',
  component: lazyRouteComponent(() => import('../features/system/AccessPage.tsx'), 'AccessPage'),
})

const system = createRoute({
  getParentRoute: () => settings,
  path: '/system',
  component: lazyRouteComponent(() => import('../features/system/SystemPage.tsx'), 'SystemPage'),
})

const log = createRoute({
  getParentRoute: () => settings,
  path: '/log',
  validateSearch: parseLogSearch,
  component: lazyRouteComponent(() => import('../features/system/LogPage.tsx'), 'LogPage'),
})

const tenants = createRoute({
  getParentRoute: () => settings,
  path: '/tenants',
  validateSearch: parseTenantsSearch,
  component: lazyRouteComponent(() => import('../features/admin/TenantsPage.tsx'), 'TenantsPage'),
})

/** What a person and a team set; other features add theirs beside these. */
export const settingsRoutes = [first, profile, security, members, keys, webhooks, webhook, preferences, channels, templates, deliveries, plan, activity, queues, access, system, log, tenants]
