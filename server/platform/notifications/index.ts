// What other modules, and the processes, may use.
export { type Channel, type LetterWords } from './notifications.schema.ts'
export type { ReaderLanguage } from '#kernel/notices'
export { type Notice, notify, type Recipients } from './notify.service.ts'
export { noticeTypeRoutes } from './types.routes.ts'
