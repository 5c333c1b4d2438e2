import { CALM, defineNotice, type NoticeType, USUAL } from '#kernel/notices'
import { disabledWords, maintenanceWords, welcomeWords } from './words/platform.words.ts'

/** What the platform itself tells. Other modules declare theirs (`Module.notices`). */
export const webhookDisabledNotice = defineNotice({
  name: 'webhook_disabled', source: 'webhooks.webhook_disabled', severity: 'high', cells: { ...USUAL, sms: 'off' }, fields: { host: 'host' },
  sample: { facts: { host: 'hooks.example.com' }, words: (language) => disabledWords(language, { kind: 'webhook', name: 'hooks.example.com', reason: 'failing', path: '/settings/webhooks' }) },
})
export const channelDisabledNotice = defineNotice({
  name: 'channel_disabled', source: 'notifications.delivery_gone', severity: 'high', cells: { ...USUAL, sms: 'off' }, fields: { channel: 'name' },
  sample: { facts: { name: '#prices' }, words: (language) => disabledWords(language, { kind: 'slack', name: '#prices', reason: 'gone', path: '/settings/channels' }) },
})
export const welcomeNotice = defineNotice({
  name: 'welcome', source: 'accounts.person_verified', severity: 'low', is_private: true, cells: CALM, fields: { name: 'username' },
  sample: { facts: { username: 'Mei' }, words: (language) => welcomeWords(language, { username: 'Mei' }) },
})
export const maintenanceNotice = defineNotice({
  name: 'maintenance', source: 'notifications.maintenance_announced', severity: 'medium', cells: { ...USUAL, push: 'off', app_push: 'off', sms: 'off' }, fields: { starts_at: 'starts_at' },
  sample: { facts: { starts_at: '2026-12-01T02:00:00.000Z' }, words: (language) => maintenanceWords(language, { starts_at: '2026-12-01T02:00:00.000Z', ends_at: '2026-12-01T03:00:00.000Z', message: '' }) },
})

export const platformNotices: NoticeType[] = [webhookDisabledNotice, channelDisabledNotice, welcomeNotice, maintenanceNotice]
