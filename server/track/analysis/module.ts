import { topic } from '#kernel/realtime'
import { onCall, onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import { failTask } from '#platform/tasks'
import { analysisConsumers } from './analysis.consumers.ts'
import { reportCompleted } from './analysis.events.ts'
import { analyseJob, printJob, weeklyJob } from './analysis.job-types.ts'
import { analysisDone } from './analysis.notices.ts'
import { analysisRoutes } from './analysis.routes.ts'
import { analysisSettings } from './analysis.settings.ts'
import { runPrint } from './export/print.service.ts'
import { removeExpired } from './export/shares.repository.ts'
import { runAnalysis } from './run.service.ts'
import { openWeek, startWeek } from './weekly.service.ts'

const GIVEN_UP = new Error('The process that worked on it died')

export const analysisModule: Module = {
  name: 'analysis',
  routes: analysisRoutes,
  consumers: analysisConsumers,
  settings: analysisSettings,
  notices: [analysisDone],
  topics: [topic(reportCompleted, () => ['tenant'])],
  jobs: [
    onCall(analyseJob, runAnalysis, ({ services }, order) => failTask(services.db, order, GIVEN_UP)),
    onCall(printJob, runPrint, ({ services }, order) => failTask(services.db, order, GIVEN_UP)),
    onCall(weeklyJob, ({ services }, order) => startWeek(services, order, new Date())),
    onSchedule('analysis.weekly-clock', '2 * * * *', ({ services }) => openWeek(services, new Date())),
    onSchedule('analysis.clean', '27 * * * *', ({ services }) => removeExpired(services.systemDb, new Date())),
  ],
}
