import { z } from 'zod'
import { defineMail, letter } from '#platform/mail'

const Words = z.object({
  subject: z.string(),
  paragraphs: z.array(z.string()),
  action: z.object({ label: z.string(), url: z.url() }).optional(),
  note: z.string().optional(),
})

/** The words come from the module that has something to say, in the reader's language. */
export const noticeMail = defineMail('notifications.notice', Words, letter)
