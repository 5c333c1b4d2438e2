import { onSchedule } from '#kernel/jobs'
import * as signIn from './sign-in.repository.ts'

export const accountJobs = [onSchedule('accounts.prune', '17 3 * * *', ({ services }) => signIn.deleteExpiredRefreshTokens(services.authDb))]
