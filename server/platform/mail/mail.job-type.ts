import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

export const sendMailJob = defineJob('mail.send', z.object({ mail_id: z.uuid() }), { concurrency: 4 })
