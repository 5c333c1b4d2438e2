// What other modules may use.
export { keepFile, openFile, putFile, removeFile, signFile } from './files.service.ts'
