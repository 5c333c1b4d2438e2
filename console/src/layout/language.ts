import { api } from '../api.ts'
import { chooseLocale, type Locale } from '../locale.ts'
import { currentSession, updateUser } from '../session.ts'

/** At once on this screen, and in the profile for the user's other devices and mails. */
export function changeLanguage(language: Locale) {
  chooseLocale(language)
  if (!currentSession()) return
  // This device keeps the choice even when the profile cannot be reached; the next choice writes it again.
  api.PUT('/api/v1/users/profile', { body: { language } }).then(
    ({ data }) => data && updateUser(data.data),
    () => undefined,
  )
}
