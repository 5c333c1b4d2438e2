import { onSchedule } from '#kernel/jobs'
import { fitSalesModels } from './sales.service.ts'

export const competitorJobs = [onSchedule('competitors.fit', '10 4 * * *', ({ services }) => fitSalesModels(services.systemDb, new Date()))]
