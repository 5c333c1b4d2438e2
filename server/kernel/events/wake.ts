import { EventEmitter } from 'node:events'

const waking = new EventEmitter().setMaxListeners(100)

/** Something was published and committed here: relays and live readers look now instead of at their next poll. */
export function wakeRelay(): void {
  waking.emit('wake')
  waking.emit('own')
}

/** Another process said so: its word is not passed on, or two processes would wake each other for ever. */
export const wakeFromAfar = (): void => void waking.emit('wake')

function on(name: 'wake' | 'own', listener: () => void): () => void {
  waking.on(name, listener)
  return () => waking.off(name, listener)
}
export const onWake = (listener: () => void) => on('wake', listener)
export const onOwnWake = (listener: () => void) => on('own', listener)
