import { onCall, onSchedule } from '#kernel/jobs'
import { forgottenPassword } from './accounts.job-type.ts'
import * as attempts from './attempts.repository.ts'
import * as passwords from './passwords.repository.ts'
import { sendReset } from './passwords.service.ts'
import * as providers from './provider.repository.ts'
import * as registrations from './registration.repository.ts'
import * as secondFactor from './second-factor.repository.ts'
import * as sessions from './sessions.repository.ts'
import * as signIn from './sign-in.repository.ts'

/** Longer than any refresh token lives. */
const SESSION_MS = 31 * 86_400_000

export const accountJobs = [
  onCall(forgottenPassword, ({ services }, wish) => sendReset(services, wish)),
  onSchedule('accounts.prune', '17 3 * * *', async ({ services: { authDb } }) => {
    await signIn.deleteExpiredRefreshTokens(authDb)
    await sessions.deleteStartedBefore(authDb, new Date(Date.now() - SESSION_MS))
    await registrations.deleteExpired(authDb)
    await passwords.deleteExpiredResets(authDb)
    await attempts.deleteOld(authDb)
    await secondFactor.deleteExpiredChallenges(authDb)
    await providers.deleteExpiredAttempts(authDb)
  }),
]
