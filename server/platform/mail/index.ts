// What other modules may use.
export { html, Markup } from './html.ts'
export { layout, letter, type Words } from './letter.ts'
export { defineMail, type Language, type Letter, type MailType } from './mail.schema.ts'
export { type NewMail, queueMail } from './queue-mail.service.ts'
export { listStates as listMailStates } from './mail.repository.ts'
