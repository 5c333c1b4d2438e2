import type { Db } from '#kernel/db'
import { notify } from '#platform/notifications'
import type { DescribedProduct } from '#track/tracking'
import { incidentNotices } from './alerts.notices.ts'
import type { IncidentRow } from './incidents.repository.ts'
import { groupLetter, incidentLetter } from './incident.words.ts'

type Kind = 'opened' | 'escalated' | 'resolved'

/** Tells of an incident on the channels of its rules. What ended is told to endpoints only: the app shows it by itself. */
export async function tellOfIncident(trx: Db, incident: IncidentRow, { kind, product }: { kind: Kind; product: DescribedProduct | undefined }): Promise<void> {
  const { tenant_id, id, severity, finding, channels, recipients, rule_id, rule_name, resolution } = incident
  const subject = `incident:${id}`
  const facts = {
    ...finding, incident_id: id, rule_id, rule_name, product_id: incident.product_id, resolution,
    product_name: product?.name ?? null, asin: product?.asin ?? null, marketplace: product?.marketplace ?? null,
  }
  await notify(trx, {
    tenant_id, type: incidentNotices[kind], severity, reason_code: finding.reason_code, facts, subject, link: `/alerts/incidents/${id}`,
    channels: kind === 'resolved' ? channels.filter((channel) => channel === 'webhook') : channels, recipients,
    dedupe: kind === 'opened' ? subject : `${subject}:${kind}:${kind === 'escalated' ? severity : incident.last_at.toISOString()}`,
    letter: (language) => incidentLetter(language, { incident, product }),
    webhook: { type: `incident.${kind}`, payload: payloadOf(incident, product) },
  })
}

/** Many products moved together: told once, and again when it gets worse. */
export async function tellOfGroup(trx: Db, incident: IncidentRow, { kind, movers }: { kind: 'opened' | 'escalated'; movers: number }): Promise<void> {
  const { tenant_id, id, severity, finding, channels, recipients, rule_id, rule_name } = incident
  const subject = `incident:${id}`
  await notify(trx, {
    tenant_id, type: incidentNotices[kind], severity, reason_code: 'products_moved_together', facts: { ...finding, reason_code: finding.reason_code, incident_id: id, rule_id, rule_name, products: movers }, subject, link: `/alerts/incidents/${id}`,
    channels, recipients, dedupe: kind === 'opened' ? subject : `${subject}:${kind}:${severity}`,
    letter: (language) => groupLetter(language, { incident, movers }),
    webhook: { type: `incident.${kind}`, payload: payloadOf(incident, undefined) },
  })
}

const payloadOf = ({ id, rule_id, rule_name, rule, direction, severity, status, resolution, finding, opened_at, last_at, count, product_count, product_id }: IncidentRow, product: DescribedProduct | undefined) => ({
  incident_id: id, rule_id, rule_name, rule, direction, severity, status, resolution, finding, opened_at: opened_at.toISOString(), last_at: last_at.toISOString(), count, product_count, product_id,
  ...(product === undefined ? {} : { product: { id: product.id, asin: product.asin, marketplace: product.marketplace, name: product.name, url: product.url } }),
})
