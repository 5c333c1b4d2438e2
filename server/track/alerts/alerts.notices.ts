import { defineNotice, type NoticeType, type ReaderLanguage, USUAL } from '#kernel/notices'
import type { IncidentRow, StoredMatter } from './incidents.repository.ts'
import { incidentLetter } from './incident.words.ts'

const finding: StoredMatter = {
  rule: 'price_change', direction: 'down', severity: 'high', metric: 'price', before: 5_999, after: 4_799, change: -0.2, reason_code: 'price_moved', facts: {}, at: '2026-11-20T08:00:00.000Z', currency: 'USD',
}
const incident = { id: '00000000-0000-4000-8000-000000000000', rule_id: '00000000-0000-4000-8000-000000000000', rule_name: 'Price changes', finding } as IncidentRow // what a letter reads of it
const product = { id: '00000000-0000-4000-8000-000000000000', asin: 'B0TWAVE001', marketplace: 'us', name: 'Tidewave Open-Ear Headphones', url: 'https://www.amazon.com/dp/B0TWAVE001' } as Parameters<typeof incidentLetter>[1]['product']

const fields = { product: 'product_name', asin: 'asin', marketplace: 'marketplace', rule: 'rule_name' }
const sample = { facts: { product_name: 'Tidewave Open-Ear Headphones', asin: 'B0TWAVE001', marketplace: 'us', rule_name: 'Price changes' }, words: (language: ReaderLanguage) => incidentLetter(language, { incident, product }) }

/** Price, rank, Buy Box, rating, reviews, availability, words and pictures: whatever a rule watches. */
export const incidentNotices = {
  opened: defineNotice({ name: 'incident_opened', source: 'alerts.incident_opened', severity: 'medium', cells: USUAL, fields, sample }),
  escalated: defineNotice({ name: 'incident_escalated', source: 'alerts.incident_changed', severity: 'high', cells: USUAL, fields, sample }),
  resolved: defineNotice({ name: 'incident_resolved', source: 'alerts.incident_changed', severity: 'low', is_for_rooms_only: true, cells: { in_app: 'off', email: 'off', push: 'off', app_push: 'off', sms: 'off' }, fields, sample }),
}
export const alertNotices: NoticeType[] = Object.values(incidentNotices)
