// What other modules may use.
export { openFile, putFile, removeFile, signFile } from './files.service.ts'
