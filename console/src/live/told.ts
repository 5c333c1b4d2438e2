/** What came for the signed-in person a moment ago. */
export interface Told {
  notification_id: string
  reason_code: string
  facts: Record<string, unknown>
  link: string
}

type Hearer = (told: Told) => void
const hearers = new Set<Hearer>()

/** Hands notifications from the live connection to whatever shows them. */
export const listen = {
  tell(payload: Record<string, unknown>) {
    const { notification_id, reason_code, facts, link } = payload
    if (typeof notification_id !== 'string' || typeof reason_code !== 'string' || typeof link !== 'string' || typeof facts !== 'object' || facts === null) return
    for (const hear of hearers) hear({ notification_id, reason_code, facts: { ...facts }, link })
  },
  to(hear: Hearer) {
    hearers.add(hear)
    return () => void hearers.delete(hear)
  },
}
