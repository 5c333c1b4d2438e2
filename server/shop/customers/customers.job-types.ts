import { z } from 'zod'
import { defineJob } from '#kernel/jobs'
import { Language } from './customers.schema.ts'

export const forgottenJob = defineJob('customers.forgotten', z.object({ tenant_id: z.uuid(), email: z.string(), language: Language }))
