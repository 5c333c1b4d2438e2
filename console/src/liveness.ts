let isLive = false

export function setLive(live: boolean) {
  isLive = live
}

/** How often to ask about something that is moving: rarely while events come by themselves. */
export const pollingInterval = () => (isLive ? 10_000 : 1_500)
