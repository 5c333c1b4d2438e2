import type { Services } from '#kernel/services'
import { makeVapidKeys, type Vapid } from '../channels/web-push.client.ts'
import { keep } from './vapid.repository.ts'

const PLACE = '-|notifications.vapid|private|-'
const opened = new WeakMap<Services, Promise<Vapid>>()

/** By which push services know this installation: made once, for good. Another pair would silence every browser that subscribed. */
export function vapidOf(services: Services): Promise<Vapid> {
  const known = opened.get(services)
  if (known !== undefined) return known
  const opening = open(services)
  opened.set(services, opening)
  opening.catch(() => opened.delete(services))
  return opening
}

async function open({ systemDb, cipher, config }: Services): Promise<Vapid> {
  const { public_key, private_sealed } = await keep(systemDb, () => {
    const { publicKey, privateKey } = makeVapidKeys()
    return { public_key: publicKey, private_sealed: cipher.encrypt(privateKey, PLACE) }
  })
  const address = /<([^<>]{3,320})>/.exec(config.mail_from)?.[1] ?? config.mail_from
  return { public_key, private_key: cipher.decrypt(private_sealed, PLACE), subject: `mailto:${address.trim()}` }
}
