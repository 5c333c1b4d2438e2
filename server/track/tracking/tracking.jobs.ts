import { onCall, onSchedule } from '#kernel/jobs'
import { failTask } from '#platform/tasks'
import { ImportPayload, importJob } from './import.job-type.ts'
import { clearUploads, runImport, uploadsFolder } from './imports.service.ts'

const Started = ImportPayload.required()

export const trackingJobs = [
  onCall(
    importJob,
    (context, payload) => runImport(context, Started.parse(payload)),
    ({ services }, payload) => failTask(services.db, Started.parse(payload), new Error('The import was interrupted too often. Retry it')),
  ),
  onSchedule('tracking.clear_uploads', '20 4 * * *', ({ services }) => clearUploads(uploadsFolder(services.config.home))),
]
