import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '#kernel/config'

const secretOf = (key: string, runId: string) => createHmac('sha256', Buffer.from(key, 'hex')).update(`crawling webhook ${runId}`).digest('base64url')

/**
 * Where Apify calls us when a run ends, if it can reach us: at our public address, or from this machine. Without it the
 * run is asked after.
 */
export function webhookOf({ apify, public_url, host, port, secrets }: Config, runId: string): { url: string; secret: string } | undefined {
  const isNeighbour = /^(127\.|localhost$|\[?::1)/.test(new URL(apify.url).hostname)
  const base = isNeighbour ? (port === 0 ? undefined : `http://${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`) : public_url?.replace(/\/$/, '')
  const [key] = secrets
  return base === undefined || key === undefined ? undefined : { url: `${base}/api/v1/crawl/webhooks/apify/${runId}`, secret: secretOf(key, runId) }
}

/** A secret that was made with any key still in use is good. Compared in constant time. */
export function isOurSecret({ secrets }: Pick<Config, 'secrets'>, runId: string, given: string): boolean {
  const bytes = Buffer.from(given)
  return secrets.some((key) => {
    const right = Buffer.from(secretOf(key, runId))
    return right.length === bytes.length && timingSafeEqual(right, bytes)
  })
}
