import { onCall, onSchedule } from '#kernel/jobs'
import { failTask } from '#platform/tasks'
import { forgetRemovedBefore } from './product-writes.repository.ts'
import { removeCrawledBefore } from './retention.repository.ts'
import { importJob } from './import.job-type.ts'
import { clearUploads, runImport, uploadsFolder } from './imports.service.ts'

/** DATA_RETENTION_DAYS of the source documents. */
const KEEP_CRAWLS_MS = 365 * 86_400_000
/** How long a removed product can be brought back. */
const KEEP_REMOVED_MS = 30 * 86_400_000

export const trackingJobs = [
  onCall(
    importJob,
    runImport,
    ({ services }, payload) => failTask(services.db, payload, new Error('The import was interrupted too often. Retry it')),
  ),
  onSchedule('tracking.forget_removed', '50 4 * * *', ({ services }) => forgetRemovedBefore(services.systemDb, new Date(Date.now() - KEEP_REMOVED_MS))),
  onSchedule('tracking.forget_crawls', '10 2 * * *', ({ services, signal }) => removeCrawledBefore(services.systemDb, new Date(Date.now() - KEEP_CRAWLS_MS), signal)),
  onSchedule('tracking.clear_uploads', '20 4 * * *', ({ services }) => clearUploads(uploadsFolder(services.config.home))),
]
