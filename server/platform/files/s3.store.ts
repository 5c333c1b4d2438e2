import { AwsClient } from 'aws4fetch'
import type { Config } from '#kernel/config'
import { unavailable } from '#kernel/errors'
import type { Store } from './store.ts'

const TIMEOUT_MS = 60_000

/** A bucket of S3 or of what speaks like it (MinIO, R2, Ceph), addressed by path. */
export function s3Store({ endpoint, bucket, region, key_id, secret }: NonNullable<Config['s3']>): Store {
  const client = new AwsClient({ accessKeyId: key_id, secretAccessKey: secret, service: 's3', region, retries: 3 })
  const at = (key: string) => `${endpoint.replace(/\/+$/, '')}/${bucket}/${key}`
  const ask = async (key: string, init: RequestInit) => {
    try {
      return await client.fetch(at(key), { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
    } catch (error) {
      throw Object.assign(unavailable('The file store does not answer', 30), { cause: error })
    }
  }
  const failed = async (answer: Response) => {
    const said = await answer.text()
    return unavailable(`The file store answered ${answer.status} (${/<Code>([^<]{1,80})<\/Code>/.exec(said)?.[1] ?? 'no reason'})`, 30)
  }
  return {
    async put(key, body, type) {
      const answer = await ask(key, { method: 'PUT', body: Buffer.from(body), headers: { 'content-type': type } })
      if (!answer.ok) throw await failed(answer)
      await answer.body?.cancel()
    },
    async get(key) {
      const answer = await ask(key, { method: 'GET' })
      if (answer.status === 404) return undefined
      if (!answer.ok || answer.body === null) throw await failed(answer)
      return answer.body as ReadableStream<Uint8Array>
    },
    async remove(key) {
      const answer = await ask(key, { method: 'DELETE' })
      if (!answer.ok && answer.status !== 404) throw await failed(answer)
      await answer.body?.cancel()
    },
  }
}
