import { z } from 'zod'
import { defineJob } from '#kernel/jobs'
import { LANGUAGES } from './accounts.schema.ts'

export const forgottenPassword = defineJob('accounts.forgotten-password', z.object({ email: z.string(), language: z.enum(LANGUAGES) }))
