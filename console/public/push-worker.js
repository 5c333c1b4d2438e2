// Shows what was pushed while no page was open, and leads to it. The server has worded it in the reader's language.
self.addEventListener('push', (event) => {
  let told = {}
  try {
    told = event.data?.json() ?? {}
  } catch {
    return
  }
  const { title = 'Tradewind', body = '', url = '/notifications', tag, severity } = told
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/favicon.svg', requireInteraction: severity === 'high', data: { url } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const to = new URL(event.notification.data?.url ?? '/notifications', self.location.origin)
  if (to.origin !== self.location.origin) to.href = `${self.location.origin}${to.pathname}${to.search}`
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => new URL(one.url).origin === self.location.origin)
      return open === undefined ? self.clients.openWindow(to.href) : open.focus().then((focused) => focused.navigate(to.href))
    }),
  )
})
