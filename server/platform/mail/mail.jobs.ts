import { onCall, onSchedule } from '#kernel/jobs'
import { sendMailJob } from './mail.job-type.ts'
import * as mails from './mail.repository.ts'
import { sendDueMails, sendMail } from './send-mail.service.ts'

const KEEP_MS = 30 * 86_400_000

export const mailJobs = [
  onCall(sendMailJob, ({ services }, { mail_id }) => sendMail(services, mail_id)),
  onSchedule('mail.send-due', '* * * * *', ({ services, signal }) => sendDueMails(services, { signal })),
  onSchedule('mail.prune', '23 3 * * *', ({ services }) => mails.deleteEndedBefore(services.systemDb, new Date(Date.now() - KEEP_MS))),
]
