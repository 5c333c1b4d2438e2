/** How this browser stands towards web push. */
export type PushState = 'unsupported' | 'insecure' | 'denied' | 'off' | 'on'

const WORKER = '/push-worker.js'

export function pushSupport(): 'unsupported' | 'insecure' | undefined {
  if (!window.isSecureContext) return 'insecure'
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window ? undefined : 'unsupported'
}

export async function readPushState(): Promise<PushState> {
  const lacking = pushSupport()
  if (lacking) return lacking
  if (Notification.permission === 'denied') return 'denied'
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off'
}

const bytesOf = (base64url: string) => Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.codePointAt(0) ?? 0)

/** Asks the person, and then the browser's push service. Undefined when the person did not allow it. */
export async function subscribeBrowser(publicKey: string): Promise<{ endpoint: string; keys: { p256dh: string; auth: string } } | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined
  await navigator.serviceWorker.register(WORKER)
  const registration = await navigator.serviceWorker.ready
  const before = await registration.pushManager.getSubscription()
  const key = before?.options.applicationServerKey
  // A subscription with the key of another installation is of no use here.
  if (before && key && btoa(String.fromCodePoint(...new Uint8Array(key))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') !== publicKey) await before.unsubscribe()
  const { endpoint, keys } = (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) })).toJSON()
  if (endpoint === undefined || keys?.['p256dh'] === undefined || keys['auth'] === undefined) throw new Error('the browser gave no keys')
  return { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } }
}

export async function unsubscribeBrowser(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  const subscription = await registration?.pushManager.getSubscription()
  await subscription?.unsubscribe()
}

/** As people call it: `Firefox on Linux`. */
export function browserName(): string {
  const agent = navigator.userAgent
  const browser = ([['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const).find(([sign]) => agent.includes(sign))?.[1] ?? 'Browser'
  const system = ([['Windows', 'Windows'], ['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Mac OS', 'macOS'], ['Linux', 'Linux']] as const).find(([sign]) => agent.includes(sign))?.[1]
  return system === undefined ? browser : `${browser} · ${system}`
}
