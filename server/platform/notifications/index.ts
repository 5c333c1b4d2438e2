// What other modules may use.
export { type Channel, type LetterWords, type ReaderLanguage } from './notifications.schema.ts'
export { type Notice, notify, type Recipients } from './notify.service.ts'
