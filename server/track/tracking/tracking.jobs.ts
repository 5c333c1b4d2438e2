import { onCall, onSchedule } from '#kernel/jobs'
import { failTask } from '#platform/tasks'
import { importJob } from './import.job-type.ts'
import { clearUploads, runImport, uploadsFolder } from './imports.service.ts'

export const trackingJobs = [
  onCall(
    importJob,
    runImport,
    ({ services }, payload) => failTask(services.db, payload, new Error('The import was interrupted too often. Retry it')),
  ),
  onSchedule('tracking.clear_uploads', '20 4 * * *', ({ services }) => clearUploads(uploadsFolder(services.config.home))),
]
